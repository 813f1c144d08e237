import type { Delivery, DeliveryState, NoticeState } from '@louyu/contract/api/delivery';
import { expect, test } from 'vitest';
import { countByState, inOrder, summarise } from './delivery-summary.ts';

function delivery(state: NoticeState, states: readonly DeliveryState[]): Delivery {
  return {
    noticeId: 'n1',
    state,
    devices: states.map((each, index) => ({
      deviceId: `d${index}`,
      name: `屏${index}`,
      kind: 'lcd',
      where: { 'zh-CN': '3栋' },
      online: true,
      state: each,
      revision: 1,
      receivedAt: null,
      firstShownAt:
        each === 'not-yet' || each === 'received' || each === 'never-carried'
          ? null
          : '2026-11-21T01:00:00.000Z',
      lastShownAt: null,
      secondsShown: 0,
      removedAt: null,
      lostAt: null,
    })),
    acknowledgments: { total: 3, households: 0, lastAt: null, shared: 0, byScreen: [] },
  };
}

test('sent is not shown: only what was on the glass counts', () => {
  const summary = summarise(delivery('live', ['not-yet', 'received', 'showing', 'shown']));
  expect([summary.reached, summary.total, summary.known]).toEqual([2, 4, 3]);
  expect(summary.gone).toBe(false);
});

test('a recalled notice is gone when the last screen that carried it has said so', () => {
  expect(summarise(delivery('recalled', ['removed', 'still-carries'])).stillShowing).toHaveLength(1);
  expect(summarise(delivery('recalled', ['removed', 'still-carries'])).gone).toBe(false);
  expect(summarise(delivery('recalled', ['removed', 'removed', 'never-carried'])).gone).toBe(true);
});

test('a screen that was revoked while it carried the notice is told apart', () => {
  const summary = summarise(delivery('recalled', ['removed', 'lost']));
  expect(summary.lost).toBe(1);
  expect(summary.gone).toBe(true);
});

test('what must go comes first, what nothing was heard of last', () => {
  const { devices } = delivery('recalled', ['never-carried', 'removed', 'still-carries', 'removed']);
  expect(inOrder(devices).map((device) => device.deviceId)).toEqual(['d2', 'd1', 'd3', 'd0']);
  expect(countByState(devices)).toEqual([
    ['still-carries', 1],
    ['removed', 2],
    ['never-carried', 1],
  ]);
});
