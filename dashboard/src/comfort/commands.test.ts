import { expect, it } from 'vitest';
import { findCommands, type Command } from './commands.ts';

const command = (group: Command['group'], words: string, hint = ''): Command => ({
  group,
  words,
  hint,
  does: '/',
});

const all = [
  command('device', '3栋大堂屏', '3栋 1单元'),
  command('page', '设备'),
  command('page', '停用的设备'),
  command('write', '停水', '发通知'),
  command('page', 'Saved audiences'),
];

const wordsOf = (typed: string) => findCommands(all, typed).map(({ words }) => words);

it('offers all, group by group, where nothing is typed', () => {
  expect(wordsOf(' ')).toEqual(['停水', '设备', '停用的设备', 'Saved audiences', '3栋大堂屏']);
});

it('finds by words and hint, in any order and case', () => {
  expect(wordsOf('1单元 大堂')).toEqual(['3栋大堂屏']);
  expect(wordsOf('AUDIENCES saved')).toEqual(['Saved audiences']);
  expect(wordsOf('停电')).toEqual([]);
});

it('puts first what begins with what is typed', () => {
  expect(findCommands([...all].reverse(), '设备').map(({ words }) => words)).toEqual(['设备', '停用的设备']);
});

it('puts the group first in which something begins with what is typed', () => {
  const both = [command('device', '大堂屏', '3栋'), command('place', '3栋')];
  expect(findCommands(both, '3栋').map(({ group }) => group)).toEqual(['place', 'device']);
});

it('shows six of a group', () => {
  const many = Array.from({ length: 40 }, (_, index) => command('place', `${index + 1}栋`));
  expect(findCommands(many, '').map(({ words }) => words)).toEqual(
    ['1', '2', '3', '4', '5', '6'].map((number) => `${number}栋`),
  );
});
