// What pdf.js copies out of a PDF: its text items one after the other, page by page, as JSON.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, file] = process.argv.slice(2);
// What it says of drawing is not for the output, and nothing is drawn.
console.log = console.error;
globalThis.DOMMatrix ??= class {};
const root = resolve(tools, "node_modules/pdfjs-dist");
const { getDocument } = await import(pathToFileURL(join(root, "legacy/build/pdf.mjs")));
const pdf = await getDocument({
  data: new Uint8Array(readFileSync(file)),
  standardFontDataUrl: join(root, "standard_fonts/"),
  verbosity: 0,
}).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  pages.push(items.map((item) => (item.str ?? "") + (item.hasEOL ? "\n" : "")).join(""));
}
process.stdout.write(JSON.stringify(pages));
