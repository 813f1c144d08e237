import { describe, expect, it } from 'vitest';
import { deviceKindOf } from './device-kind.ts';

const lobby = { query: '', widthPx: 1080, heightPx: 1920, slowToUpdate: false };

describe('deviceKindOf', () => {
  it('takes what the installer wrote into the address', () => {
    expect(deviceKindOf({ ...lobby, query: '?kind=epaper' })).toBe('epaper');
    expect(deviceKindOf({ ...lobby, widthPx: 600, heightPx: 1024, query: '?kind=lcd' })).toBe('lcd');
  });

  it('passes over what is no display', () => {
    expect(deviceKindOf({ ...lobby, query: '?kind=speaker' })).toBe('lcd');
  });

  it('knows small panels and slow ones by their glass', () => {
    expect(deviceKindOf(lobby)).toBe('lcd');
    expect(deviceKindOf({ ...lobby, widthPx: 1024, heightPx: 600 })).toBe('elevator');
    expect(deviceKindOf({ ...lobby, widthPx: 800, heightPx: 480, slowToUpdate: true })).toBe('epaper');
  });
});
