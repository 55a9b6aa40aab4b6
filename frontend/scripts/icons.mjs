/**
 * Writes src/ui/icons.svg, the sheet of all drawings, from the names in src/ui/icons.json (ours: Lucide's).
 * `--check` writes nothing and fails when the sheet is not what the names say. Drawings in a sheet cost the
 * program's start nothing; as components they were 7 kB of it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const UI = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/ui');
const SHEET = path.join(UI, 'icons.svg');
const names = JSON.parse(fs.readFileSync(path.join(UI, 'icons.json'), 'utf8'));

/** What is inside the drawing; stroke and size are given where it is used. */
async function symbol([name, drawing]) {
  const { default: Drawn } = await import(`lucide-react/icons/${drawing}`);
  const markup = renderToStaticMarkup(createElement(Drawn));
  const inside = markup.slice(markup.indexOf('>') + 1, markup.lastIndexOf('</svg>'));
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside}</symbol>`;
}

const symbols = await Promise.all(Object.entries(names).map(symbol));
const sheet = `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Drawings by Lucide (https://lucide.dev), ISC licence -->\n${symbols.join('\n')}\n</svg>\n`;

if (!process.argv.includes('--check')) fs.writeFileSync(SHEET, sheet);
else if (!fs.existsSync(SHEET) || fs.readFileSync(SHEET, 'utf8') !== sheet) {
  console.error('src/ui/icons.svg is not what src/ui/icons.json says (run "npm run icons").');
  process.exitCode = 1;
}
