import { expect, test } from 'vitest';
import { boothPath, isBoothPath, withinBooth } from './booth-path.ts';

const within = (path: string) => {
  const { pathname, search } = withinBooth(new URL(path, 'http://hub'));
  return pathname + search;
};

test('the desk has pages of the app within itself, which survive a reload', () => {
  expect(['/booth', '/booth/', '/booth/alerts/raise?type=fire'].map(within)).toEqual([
    '/',
    '/',
    '/alerts/raise?type=fire',
  ]);
  expect(['/', '/alerts/0k3'].map(boothPath)).toEqual(['/booth', '/booth/alerts/0k3']);
  expect(['/booth', '/booth/x', '/boothing', '/'].map(isBoothPath)).toEqual([true, true, false, false]);
});
