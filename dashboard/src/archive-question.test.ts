import { expect, test } from 'vitest';
import { archiveQuestionOf, archiveSearch, askForAll } from './archive-question.ts';

test('a question goes into the address and comes back', () => {
  const question = {
    ...askForAll,
    state: 'expired',
    q: '停水',
    category: 'water',
    place: 'b3',
    from: '2026-11-01',
  } as const;
  expect(archiveQuestionOf(archiveSearch(question))).toEqual(question);
  expect(archiveSearch(askForAll).toString()).toBe('');
});

test('what an address cannot ask is left out', () => {
  const search = new URLSearchParams({ state: 'gone', category: 'x', place: '../', from: 'today', q: 'a' });
  expect(archiveQuestionOf(search)).toEqual({ ...askForAll, q: 'a' });
});
