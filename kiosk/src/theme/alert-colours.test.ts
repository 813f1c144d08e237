import { describe, expect, it } from 'vitest';
import { tokens } from './tokens.ts';

/** What a tone of an alert sets, by name, on glass that shines. */
function coloursOf(tone: string): Readonly<Record<string, string>> {
  const block =
    new RegExp(`\\n  :host\\(\\[alert='${tone}'\\]\\) \\{([^}]*)\\}`).exec(tokens.cssText)?.[1] ?? '';
  const set = [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(set.map(([, name = '', colour = '']): [string, string] => [name, colour]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [dark = 0, light = 0] = [one ?? '', other ?? ''].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of alerts', () => {
  it.each([
    ['real', 'ground', 'ink'],
    ['real', 'alert-band', 'on-alert-band'],
    ['real', 'ground-quiet', 'ink-quiet'],
    ['drill', 'ground', 'ink'],
    ['drill', 'alert-band', 'on-alert-band'],
    ['over', 'alert-band', 'on-alert-band'],
  ])('%s: %s and %s hold 7:1', (tone, ground, ink) => {
    const colours = coloursOf(tone);
    expect(contrast(colours[ground], colours[ink])).toBeGreaterThanOrEqual(7);
  });

  it('on paper are black and white, and for a real one red where there is red ink', () => {
    const onPaper = [...tokens.cssText.matchAll(/:host\(\[family='paper'\]([^{]*)\{([^}]*)\}/g)];
    const reds = onPaper.filter(([, , set = '']) => set.includes('#b00012')).map(([, selector]) => selector);
    expect(reds).toEqual(["[red-ink][alert='real']) "]);
    const others = onPaper.filter(([, , set = '']) => !set.includes('#b00012'));
    expect(others.length).toBeGreaterThan(2);
    for (const [, , set = ''] of others)
      for (const [colour] of set.matchAll(/#[0-9a-f]{6}/g)) expect(['#000000', '#ffffff']).toContain(colour);
  });

  it('are red for a real one only', () => {
    expect(coloursOf('real')['ground']).toBe('#b00012');
    expect(coloursOf('drill')['ground']).toBe('#ffd400');
  });
});
