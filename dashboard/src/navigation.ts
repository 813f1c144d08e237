/** Asked before the page changes; false keeps the person where they are. */
export type LeaveGuard = () => Promise<boolean>;

type Listener = () => void;

const listeners = new Set<Listener>();
let guard: LeaveGuard | undefined;
let shownHref = location.href;

/** Calls `listener` when the address of the app changed; returns what ends that. */
export function onNavigation(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Goes to an address of the app, if the page at hand lets go. */
export async function navigate(
  path: string,
  options: { replace?: boolean; force?: boolean } = {},
): Promise<void> {
  if (options.force !== true && !(await mayLeave())) return;
  guard = undefined;
  if (options.replace === true) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  changed();
}

/** Changes the query of the page at hand, without leaving it. */
export function replaceQuery(search: URLSearchParams): void {
  const query = search.toString();
  history.replaceState(null, '', query === '' ? location.pathname : `${location.pathname}?${query}`);
  shownHref = location.href;
}

/** The page at hand has something unsaved. Undefined: it has not. */
export function guardLeaving(next: LeaveGuard | undefined): void {
  guard = next;
}

async function mayLeave(): Promise<boolean> {
  return guard === undefined || guard();
}

function changed(): void {
  shownHref = location.href;
  for (const listener of listeners) listener();
}

async function onPopState(): Promise<void> {
  if (guard === undefined) return changed();
  const wanted = location.href;
  // The browser has moved already: the guarded page stands again until the person has decided.
  history.pushState(null, '', shownHref);
  await navigate(wanted);
}

window.addEventListener('popstate', () => void onPopState());
window.addEventListener('beforeunload', (event) => {
  if (guard !== undefined) event.preventDefault();
});
