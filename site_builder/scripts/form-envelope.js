/** The envelope: one page that can be read anywhere, with the text and the photos inside. */

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const dataUrl = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});

export async function envelope(title, text, summary, photos, language) {
  const pictures = await Promise.all(photos.map(async ({ file, blob }) => `<p><img data-file="${file}" alt="${file}" src="${await dataUrl(blob)}"></p>`));
  const whole = `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title>
<style>body{max-width:40rem;margin:auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif;white-space:pre-line}img{max-width:100%}</style>
<body><h1>${escaped(title)}</h1>
<div>${escaped(summary.join("\n"))}</div>
${pictures.join("\n")}
<script type="application/x-etalase" id="bundle">${JSON.stringify(text).replaceAll("<", "\\u003c")}</script>
</body></html>
`;
  return new Blob([whole], { type: "text/html" });
}
