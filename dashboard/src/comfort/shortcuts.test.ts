import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPlace } from './shortcuts.ts';

const page: KeyPlace = { typing: false, searching: false, inRow: false, inDialog: false, singleKeys: true };
const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
const press = (key: string, place: Partial<KeyPlace> = {}, held: Partial<typeof bare> = {}) =>
  shortcutOf({ ...bare, ...held, key }, { ...page, ...place });

it('opens the palette from everywhere but a dialog', () => {
  expect(press('k', {}, { ctrlKey: true })).toBe('palette');
  expect(press('K', { typing: true }, { metaKey: true })).toBe('palette');
  expect(press('k', { inDialog: true }, { ctrlKey: true })).toBeUndefined();
  expect(press('k', {}, { ctrlKey: true, shiftKey: true })).toBeUndefined();
});

describe('keys of one character', () => {
  it('help, the search field, up and down', () => {
    expect(['?', '？', '/', 'j', 'k'].map((key) => press(key))).toEqual([
      'help',
      'help',
      'search',
      'next',
      'previous',
    ]);
  });

  it('rest while somebody writes, composes Chinese, or has turned them off', () => {
    expect(press('?', { typing: true })).toBeUndefined();
    expect(press('j', {}, { isComposing: true })).toBeUndefined();
    expect(press('j', { singleKeys: false })).toBeUndefined();
  });
});

describe('arrows', () => {
  it('move in a list and from its search field into it, and scroll elsewhere', () => {
    expect(press('ArrowDown', { inRow: true, singleKeys: false })).toBe('next');
    expect(press('ArrowUp', { inRow: true })).toBe('previous');
    expect(press('ArrowDown', { typing: true, searching: true })).toBe('next');
    expect(press('ArrowUp', { typing: true, searching: true })).toBeUndefined();
    expect(press('ArrowDown')).toBeUndefined();
  });
});

it('undoes outside of fields only', () => {
  expect(press('z', {}, { ctrlKey: true })).toBe('undo');
  expect(press('z', { typing: true }, { ctrlKey: true })).toBeUndefined();
});
