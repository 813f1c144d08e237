/**
 * Divides items of known widths into parts of at most `rows` rows, in order, as words are set into lines. An item wider
 * than a row has as many to itself as it takes.
 */
export function packRows(
  widths: readonly number[],
  rowWidth: number,
  rows: number,
): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  let row = 1;
  let used = 0;
  widths.forEach((width, index) => {
    if (used > 0 && used + width > rowWidth) {
      row += 1;
      used = 0;
    }
    const more = width > rowWidth ? Math.ceil(width / rowWidth) - 1 : 0;
    if (row + more > rows && index > from) {
      parts.push({ from, to: index });
      from = index;
      row = 1;
    }
    row += more;
    used += width;
  });
  return widths.length === 0 ? parts : [...parts, { from, to: widths.length }];
}
