const factors = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3] as const;

/**
 * Sets `--shrink` on `box` to the largest factor at which it holds `content`. The layouts are made so that real names
 * fit at 1; a name that is far too long is set smaller rather than cut off. `besideContentPx` of the height is taken by
 * something else.
 */
export function shrinkToFit(box: HTMLElement, content: HTMLElement | null, besideContentPx = 0): void {
  if (content === null) return;
  for (const factor of factors) {
    box.style.setProperty('--shrink', String(factor));
    // By its own height: line boxes tighter than their glyphs make a scroll height that nobody sees.
    if (content.offsetHeight + besideContentPx <= box.clientHeight && box.scrollWidth <= box.clientWidth)
      return;
  }
}

/**
 * The same for a box that holds several parts: the largest factor at which none of them is cut off or wider than its place.
 * Returns it; 0 where nothing fits, and the smallest is set.
 */
export function shrinkBox(box: HTMLElement, parts: readonly Element[] = []): number {
  for (const factor of factors) {
    box.style.setProperty('--shrink', String(factor));
    const isWide = [box, ...parts].some((each) => each.scrollWidth > each.clientWidth);
    if (box.scrollHeight <= box.clientHeight && !isWide) return factor;
  }
  return 0;
}
