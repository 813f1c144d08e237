/**
 * A name for a new device from where it stands and what it is; the spot is left out where the kind says it already.
 * @param path names from the building down to the spot
 * @example deviceName(['3栋', '1单元', '大堂'], '大堂屏', '') // '3栋1单元大堂屏'
 */
export function deviceName(path: readonly string[], kind: string, separator: string): string {
  const spot = path.at(-1);
  if (spot === undefined) return '';
  const isSaid = kind.toLowerCase().startsWith(spot.toLowerCase());
  return [...(isSaid ? path.slice(0, -1) : path), kind].join(separator);
}
