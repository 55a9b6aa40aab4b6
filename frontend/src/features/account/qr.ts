/** A QR code as one path: a square of side 1 for each run of dark modules in a row. */
import { encode } from 'uqr';

export interface QrPath {
  /** Modules along a side, the quiet zone included. */
  readonly size: number;
  readonly d: string;
}

/** Runs of dark modules: `M4 2h3v1h-3z`. */
function rowPath(row: readonly boolean[], y: number): string {
  let d = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    const width = x + 1 - start;
    d += `M${start} ${y}h${width}v1h-${width}z`;
  }
  return d;
}

export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  return { size, d: data.map(rowPath).join('') };
}
