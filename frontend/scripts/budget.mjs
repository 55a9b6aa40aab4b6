/** Compares the built files with the ceilings of budget.json (kB, gzip) and fails when one is exceeded. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DIST = path.join(ROOT, 'dist');
const manifest = JSON.parse(fs.readFileSync(path.join(DIST, '.vite/manifest.json'), 'utf8'));
const ceilings = JSON.parse(fs.readFileSync(path.join(ROOT, 'scripts/budget.json'), 'utf8'));

const gzipped = (file) => zlib.gzipSync(fs.readFileSync(path.join(DIST, file)), { level: 9 }).length / 1000;

/** A module and everything it imports at once. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, seen);
  return seen;
}

const weigh = (keys) =>
  [...new Set([...keys].map((key) => manifest[key].file))].reduce((total, file) => total + gzipped(file), 0);

const entry = closure(Object.keys(manifest).find((key) => manifest[key].isEntry));

/** What a ceiling is about: the entry, every script, the fonts, or a route by its module or modules. */
function measure({ of, module }) {
  if (of === 'entry') return weigh(entry);
  if (of === 'all') return weigh(Object.keys(manifest).filter((key) => manifest[key].file.endsWith('.js')));
  if (of === 'fonts') {
    const files = fs.readdirSync(path.join(DIST, 'assets')).filter((file) => file.endsWith('.woff2'));
    return files.reduce((total, file) => total + fs.statSync(path.join(DIST, 'assets', file)).size / 1000, 0);
  }
  const route = new Set([module].flat().flatMap((key) => [...closure(key)]));
  return of === 'total'
    ? weigh(new Set([...route, ...entry]))
    : weigh([...route].filter((key) => !entry.has(key)));
}

for (const ceiling of ceilings) {
  const size = measure(ceiling);
  const over = size > ceiling.most;
  console.log(`${over ? 'OVER' : 'ok  '} ${ceiling.name}: ${size.toFixed(1)} of ${ceiling.most} kB`);
  if (over) process.exitCode = 1;
}
