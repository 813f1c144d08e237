import { raw } from 'hono/html';
import { encode } from 'uqr';

/** Light modules around a code, as the standard wants. */
const quietModules = 4;

/** A QR as a picture in the page. */
export function qrPicture(text: string, label: string) {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules });
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  return raw(
    `<svg role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`,
  );
}
