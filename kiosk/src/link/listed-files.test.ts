import type { NoticeImage } from '@louyu/contract/images';
import { expect, it } from 'vitest';
import { sampleContent, sampleNotice } from '../screens/sample-notices.ts';
import { listedFiles } from './listed-files.ts';

function image(letter: string): NoticeImage {
  const file = { type: 'image/webp', width: 4, height: 3, bytes: 9 } as const;
  return {
    ...file,
    hash: letter.repeat(64),
    paper: { ...file, hash: letter.repeat(63) + '0', type: 'image/png' },
    alt: '',
  };
}

function noticeWith(id: string, from: string, ...letters: string[]) {
  const content = { 'zh-CN': { ...sampleContent, images: letters.map(image) } };
  return sampleNotice(id, { content, windows: [{ from, to: '2026-12-31T00:00:00.000Z' }] });
}

const boards = [
  {
    placeId: 'u',
    notices: [
      noticeWith('later', '2026-11-25T00:00:00.000Z', 'a'),
      noticeWith('now', '2026-11-01T00:00:00.000Z', 'b', 'c'),
    ],
  },
  {
    placeId: 's',
    notices: [{ ...noticeWith('lifts', '2026-11-01T00:00:00.000Z', 'd'), profiles: ['elevator' as const] }],
  },
];

it('are those of every notice on the boards, what is shown first before what is still to come', () => {
  expect(listedFiles(boards, 'lcd').map(({ hash }) => hash[0])).toEqual(['b', 'c', 'a']);
});

it('are only those that the kind of display shows: its own notices, and on paper the dithered files', () => {
  expect(listedFiles(boards, 'elevator').map(({ hash }) => hash[0])).toEqual(['b', 'c', 'd', 'a']);
  expect(listedFiles(boards, 'epaper').map(({ type }) => type)).toEqual([
    'image/png',
    'image/png',
    'image/png',
  ]);
});
