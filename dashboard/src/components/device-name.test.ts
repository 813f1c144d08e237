import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test('a screen is called by where it stands and what it is', () => {
  expect(deviceName(['南门'], '大堂屏', '')).toBe('南门大堂屏');
  expect(deviceName(['Building 3', 'South gate'], 'Lobby screen', ' ')).toBe(
    'Building 3 South gate Lobby screen',
  );
});

test('what the kind says already is not said twice', () => {
  expect(deviceName(['3栋', '1单元', '大堂'], '大堂屏', '')).toBe('3栋1单元大堂屏');
  expect(deviceName(['Building 3', 'Unit 1', 'lobby'], 'Lobby screen', ' ')).toBe(
    'Building 3 Unit 1 Lobby screen',
  );
});

test('without a spot there is no name yet', () => {
  expect(deviceName([], '大堂屏', '')).toBe('');
});
