import { raw } from 'hono/html';
import { encode } from 'uqr';

/** Light modules around a code, as the standard wants. */
const quietModules = 4;

/** A QR as a picture in the page. */
export function qrPicture(text: string, label: string) {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules });
  const path = data.map(rowPath).join('');
  return raw(
    `<svg role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`,
  );
}

/** The dark runs of a row as rectangles one module high. */
function rowPath(row: readonly boolean[], y: number): string {
  const text = row.map((dark) => (dark ? '1' : '0')).join('');
  return Array.from(
    text.matchAll(/1+/g),
    ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
  ).join('');
}
