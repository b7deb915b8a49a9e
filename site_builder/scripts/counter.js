/**
 * Tells the site's own counter which page was opened: its path, and nothing else. Only pages of a site with a counter load
 * this, and it is silent for whoever asks not to be tracked.
 */
const { to } = document.querySelector("script[data-to]").dataset;
if (navigator.doNotTrack !== "1" && !navigator.globalPrivacyControl) navigator.sendBeacon(to, location.pathname);
