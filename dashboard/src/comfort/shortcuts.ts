/** What a key asks for, on any page. */
export type Shortcut = 'palette' | 'help' | 'search' | 'next' | 'previous' | 'undo';

/** Where a key was pressed. */
export interface KeyPlace {
  /** In a field that takes letters. */
  readonly typing: boolean;
  /** In a search field. */
  readonly searching: boolean;
  /** In a row of a list, or a thing in it. */
  readonly inRow: boolean;
  /** In a dialog: the page behind it rests. */
  readonly inDialog: boolean;
  /** Whether keys of one character are wanted (WCAG 2.1.4: they can be turned off). */
  readonly singleKeys: boolean;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/** Undefined: the key keeps what the browser does with it. */
export function shortcutOf(press: Press, place: KeyPlace): Shortcut | undefined {
  if (press.isComposing || press.altKey || place.inDialog) return undefined;
  if (press.ctrlKey || press.metaKey) return press.shiftKey ? undefined : chord(press.key, place);
  const arrow = arrows[press.key];
  if (arrow !== undefined) {
    const fromSearch = place.searching && arrow === 'next';
    return !press.shiftKey && (place.inRow || fromSearch) ? arrow : undefined;
  }
  return place.typing || !place.singleKeys ? undefined : letters[press.key];
}

const arrows: Readonly<Record<string, Shortcut>> = { ArrowDown: 'next', ArrowUp: 'previous' };
const letters: Readonly<Record<string, Shortcut>> = {
  '?': 'help',
  '？': 'help',
  '/': 'search',
  j: 'next',
  k: 'previous',
};

function chord(key: string, { typing }: KeyPlace): Shortcut | undefined {
  if (key.toLowerCase() === 'k') return 'palette';
  // In a field it takes back letters.
  return key.toLowerCase() === 'z' && !typing ? 'undo' : undefined;
}

const storageKey = 'louyu.single-keys';

export function singleKeys(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

/** Kept on this browser. */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
}
