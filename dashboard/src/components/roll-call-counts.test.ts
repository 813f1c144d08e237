import { expect, test } from 'vitest';
import { countDoors, openCalls, type RollCallDoor } from './roll-call-counts.ts';

const at = '2026-11-21T01:00:00.000Z';
const door = (householdId: string, change: Partial<RollCallDoor> = {}): RollCallDoor => ({
  householdId,
  where: { 'zh-CN': '3栋 1单元', en: 'Building 3, Unit 1' },
  door: householdId,
  vulnerable: false,
  answer: null,
  level: null,
  answeredAt: null,
  finding: null,
  cleared: false,
  ...change,
});

const doors = [
  door('a', { answer: 'need-help', answeredAt: at }),
  door('b', { answer: 'need-help', answeredAt: at, cleared: true }),
  door('c', { answer: 'safe', answeredAt: at }),
  door('d', { answer: 'away', answeredAt: at }),
  door('e'),
  door('f', { cleared: true }),
];

test('every door is counted once', () => {
  expect(countDoors(doors)).toEqual({ help: 1, silent: 1, safe: 1, away: 1, cleared: 2 });
});

test('what calls is who needs help and to whom nobody has come', () => {
  const where = { 'zh-CN': '大堂', en: 'Lobby' };
  const anonymous = [
    { id: 'w1', answer: 'need-help' as const, where, at, seen: null },
    { id: 'w2', answer: 'need-help' as const, where, at, seen: { at, by: '张三' } },
    { id: 'w3', answer: 'safe' as const, where, at, seen: null },
  ];
  expect([...openCalls({ alertId: 'x', doors, anonymous })]).toEqual([`a ${at}`, `w1 ${at}`]);
});
