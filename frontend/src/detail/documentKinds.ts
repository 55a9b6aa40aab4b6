/** What a file most likely is, by its name: a start, to be corrected where it is wrong. */

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/\bbol\b|bill.?of.?lading/, 'bol'],
  [/\bpod\b|proof.?of.?del/, 'pod'],
  [/\bcoi\b|certificate.?of.?ins|acord/, 'coi'],
  [/\bcoa\b|certificate.?of.?ana/, 'coa'],
  [/\bw-?9\b/, 'w9'],
  [/guarant|\blog\b/, 'letter_of_guarantee'],
  [/\bbrc/, 'brc'],
  [/welfare/, 'animal_welfare'],
  [/audit/, 'audit_report'],
  [/haccp/, 'haccp'],
  [/halal/, 'halal'],
  [/kosher/, 'kosher'],
  [/organic/, 'organic'],
  [/export|phyto/, 'export'],
  [/lumper/, 'lumper_receipt'],
  [/temp/, 'temperature_log'],
  [/weight|weigh|catch/, 'weight_sheet'],
  [/claim|damage/, 'claim_photo'],
  [/freight.*inv|carrier.*inv/, 'freight_invoice'],
  [/inv/, 'supplier_invoice'],
  [/confirm/, 'confirmation'],
  [/carrier|packet/, 'carrier_packet'],
  [/label/, 'label_picture'],
  [/spec/, 'spec_sheet'],
  [/\bpo\b|purchase.?order/, 'po'],
];

const OTHER = 'other';

/** Words apart: `BOL_24817.pdf` is `bol 24817 pdf`. */
const plain = (fileName: string): string => fileName.toLowerCase().replace(/[_.]+/g, ' ');

export const guessKind = (fileName: string): string =>
  HINTS.find(([hint]) => hint.test(plain(fileName)))?.[1] ?? OTHER;

const SHOWN_IMAGES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export type Preview = 'image' | 'frame';

/** How a document can be shown on the page; undefined when it can only be downloaded. */
export function previewOf(contentType: string): Preview | undefined {
  if (SHOWN_IMAGES.has(contentType)) return 'image';
  return contentType === 'application/pdf' ? 'frame' : undefined;
}
