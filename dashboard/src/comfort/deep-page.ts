/** Every element below, through shadow roots too, in the order of the page. */
export function* deepElements(root: ParentNode): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot !== null) yield* deepElements(child.shadowRoot);
    yield* deepElements(child);
  }
}

/** What has the focus, through shadow roots. */
export function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The nearest element around that matches, across shadow roots. */
export function closestDeep(element: Element | null, selector: string): Element | null {
  if (element === null) return null;
  const found = element.closest(selector);
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? closestDeep(root.host, selector) : null);
}

const rowTarget = 'a[href], button:not([disabled]), input[type="checkbox"]';

/** Of every visible row of the lists of a page what Enter or a click opens: the first thing in it that takes the focus. */
function rowsOf(page: Element): readonly { readonly row: Element; readonly target: HTMLElement }[] {
  return [...within(page)].flatMap((row) => {
    if (row.localName !== 'li') return [];
    for (const target of within(row)) {
      if (target instanceof HTMLElement && target.matches(rowTarget) && target.checkVisibility())
        return [{ row, target }];
    }
    return [];
  });
}

function* within(element: Element): Generator<Element> {
  if (element.shadowRoot !== null) yield* deepElements(element.shadowRoot);
  yield* deepElements(element);
}

/** Moves the focus to the next or previous row; from outside of a list to the first row. */
export function stepRow(page: Element, step: 1 | -1): void {
  const rows = rowsOf(page);
  const here = closestDeep(deepActive(), 'li');
  const at = here === null ? -1 : rows.findIndex(({ row }) => row === here);
  const next = at === -1 ? rows[0] : rows[at + step];
  next?.target.focus();
  next?.target.scrollIntoView({ block: 'nearest' });
}

/** The search field of a page. */
export function searchFieldOf(page: Element): HTMLInputElement | undefined {
  for (const element of within(page)) {
    if (element instanceof HTMLInputElement && element.type === 'search' && element.checkVisibility())
      return element;
  }
  return undefined;
}

/** The buttons that can be pressed on a page now, each by its words once. */
export function actionsOf(page: Element): ReadonlyMap<string, HTMLElement> {
  const actions = new Map<string, HTMLElement>();
  for (const element of within(page)) {
    if (!(element instanceof HTMLElement) || !element.matches('.button:not([disabled])')) continue;
    const words = (element.ariaLabel ?? element.textContent).replaceAll(/\s+/g, ' ').trim();
    if (words !== '' && !actions.has(words) && element.checkVisibility()) actions.set(words, element);
  }
  return actions;
}
