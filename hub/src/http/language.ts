import type { Language } from '@louyu/contract/primitives';

/**
 * The best of our languages for an `accept-language` header (RFC 9110 §12.5.4). Chinese of any kind is served zh-CN; who
 * asks for neither Chinese nor English gets English; who does not say gets the source language.
 */
export function preferredLanguage(header: string | undefined): Language {
  const ranges = (header ?? '')
    .slice(0, headerMaxChars)
    .split(',')
    .map(parseRange)
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of ranges) {
    if (/^zh(-|$)/.test(tag) || tag === '*') return 'zh-CN';
    if (/^en(-|$)/.test(tag)) return 'en';
  }
  return ranges.length > 0 ? 'en' : 'zh-CN';
}

const headerMaxChars = 200;

function parseRange(text: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
  return { tag, quality: tag === '' ? 0 : Number(quality ?? 1) };
}
