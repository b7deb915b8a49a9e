"""The search: an index of plain files, made with the site, that `scripts/engine.js` reads a few of."""
