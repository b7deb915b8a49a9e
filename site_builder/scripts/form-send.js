/** Handing a submission on: to another app of the phone, or to the site's own receiver. */
import { envelope } from "./form-envelope.js";

/**
 * The text and the photos in one tap; where the device refuses the mix, one page with all inside; else they are saved.
 * @returns {Promise<string>} what is said afterwards
 */
export async function share(name, title, text, lines, photos, language) {
  const named = (blob, file, type) => new File([blob], file, { type });
  const files = [named(text, `${name}.txt`, "text/plain"), ...photos.map(({ file, blob }) => named(blob, file, "image/jpeg"))];
  if (navigator.canShare?.({ files })) {
    await navigator.share({ files, title });
    return "sent.share";
  }
  const whole = named(await envelope(title, text, lines, photos, language), `${name}.html`, "text/html");
  if (navigator.canShare?.({ files: [whole] })) {
    await navigator.share({ files: [whole], title });
    return "sent.share";
  }
  const url = URL.createObjectURL(whole), link = Object.assign(document.createElement("a"), { href: url, download: whole.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return "sent.whole";
}

/**
 * Send it to the receiver of this site.
 * @returns {Promise<{ok: boolean, message: string}>} whether it was taken, and what the receiver says, in the page's language
 */
export async function post(address, name, text, photos, language) {
  const body = new FormData();
  body.append("bundle", new Blob([text], { type: "text/plain" }), `${name}.txt`);
  for (const { file, blob } of photos) body.append("photo", blob, file);
  const answer = await fetch(address, { method: "POST", body, headers: { "Accept-Language": language } });
  const { message = "" } = await answer.json().catch(() => ({}));
  return { ok: answer.ok, message };
}
