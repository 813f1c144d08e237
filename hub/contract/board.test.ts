import { describe, expect, test } from 'vitest';
import { boardSchema, type Board, type BoardNotice } from './board.ts';
import { parseWire } from './documents.ts';

const notice: BoardNotice = {
  id: 'n1',
  number: 312,
  revision: 2,
  category: 'water',
  priority: 'normal',
  signedAt: '2026-11-21T01:00:00.000Z',
  windows: [{ from: '2026-11-21T01:00:00.000Z', to: '2026-11-22T01:00:00.000Z' }],
  profiles: ['lcd', 'elevator'],
  content: {
    'zh-CN': {
      title: '3 号楼停水通知',
      shortTitle: '停水通知',
      keyPoint: '今晚 20:00–23:00 停水,请提前储水',
      facts: [{ label: '时间', value: '今晚 20:00–23:00' }],
      body: '第一段\n第二段',
    },
  },
};
const board: Board = { placeId: 'building3', notices: [notice] };
const codeOf = (value: unknown) => () => parseWire(boardSchema, JSON.stringify(value));
const withNotice = (change: object) => ({ ...board, notices: [{ ...notice, ...change }] });
const withContent = (change: object) =>
  withNotice({ content: { 'zh-CN': { ...notice.content['zh-CN'], ...change } } });

test('a board is taken as it is', () => {
  expect(parseWire(boardSchema, JSON.stringify(board))).toEqual(board);
  expect(parseWire(boardSchema, '{"placeId":"a","notices":[]}')).toEqual({ placeId: 'a', notices: [] });
});

describe('is refused', () => {
  test.each([
    ['without a place', { notices: [] }],
    ['of two places', { ...board, placeId: 'a/b' }],
    ['with more than 200 notices', { ...board, notices: Array.from({ length: 201 }, () => notice) }],
    ['with something that is no notice', { ...board, notices: ['停水'] }],
    ['with notice number 0', withNotice({ number: 0 })],
    ['with a notice number of 25 bits', withNotice({ number: 0x1000000 })],
    ['with revision 0', withNotice({ revision: 0 })],
    ['with an unknown category', withNotice({ category: 'weather' })],
    ['with an unknown priority', withNotice({ priority: 'alarm' })],
    ['with a notice that is never visible', withNotice({ windows: [] })],
    [
      'with a window that ends at its start',
      withNotice({ windows: [{ from: notice.signedAt, to: notice.signedAt }] }),
    ],
    ['with a notice for no display at all', withNotice({ profiles: [] })],
    ['with a notice for an unknown device', withNotice({ profiles: ['tv'] })],
    ['without Chinese', withNotice({ content: { en: notice.content['zh-CN'] } })],
    ['with an empty title', withContent({ title: ' ' })],
    ['with a title of two lines', withContent({ title: '停\n水' })],
    ['with a title of 101 characters', withContent({ title: '停'.repeat(101) })],
    ['with a short title of 27 characters', withContent({ shortTitle: '停'.repeat(27) })],
    ['with a key point of 91 characters', withContent({ keyPoint: '停'.repeat(91) })],
    ['with a body of 1501 characters', withContent({ body: '停'.repeat(1501) })],
    ['with 9 facts', withContent({ facts: Array.from({ length: 9 }, () => ({ label: '一', value: '二' })) })],
  ])('%s', (_, value) => {
    expect(codeOf(value)).toThrow('wire.invalid');
  });
});

test('a key it does not know is dropped: a newer hub may say more', () => {
  expect(parseWire(boardSchema, JSON.stringify({ ...withNotice({ colour: 'red' }), pages: 3 }))).toEqual(
    board,
  );
});
