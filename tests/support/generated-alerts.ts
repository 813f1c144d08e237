import {
  alertActionsMaxCount,
  alertLimits,
  alertModeSchema,
  hazards,
  type AlarmAlert,
  type AlertContent,
} from '@louyu/contract/alarm';
import type { Language } from '@louyu/contract/primitives';
import { generatedText, type TextSource } from './generated-notices.ts';
import { seededRandom } from './seeded-random.ts';

/* Alerts as nobody would raise them but as the contract lets them through. */

const states = ['raised', 'updated', 'all-clear', 'false-alarm'] as const;

/** Alerts that are the same for the same seed, with every part between nothing and its bounds. */
export function generatedAlerts(count: number, language: Language, seed = 2026): readonly AlarmAlert[] {
  const random = seededRandom(seed);
  const source: TextSource = { random, language };
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[], fallback: T): T => items[below(items.length)] ?? fallback;
  const limits = alertLimits[language];

  const contentOf = (): AlertContent => ({
    instruction: generatedText(source, limits.instructionMaxChars),
    actions: Array.from({ length: pick([0, 1, 3, alertActionsMaxCount], 3) }, () =>
      generatedText(source, limits.actionMaxChars),
    ),
    where: generatedText(source, limits.whereMaxChars),
    ...(random() < 0.5 ? { change: generatedText(source, limits.changeMaxChars) } : {}),
  });

  return Array.from({ length: count }, (_, index): AlarmAlert => {
    const content = contentOf();
    return {
      id: `a${index}`,
      number: pick([1, 312, 0xffffff], 312),
      revision: pick([1, 2, 999], 1),
      mode: pick(alertModeSchema.options, 'real'),
      hazard: pick(hazards, 'other'),
      severity: 'extreme',
      state: pick(states, 'raised'),
      raisedAt: '2026-11-20T08:20:00.000Z',
      saidAt: '2026-11-20T08:25:00.000Z',
      until: '2027-11-20T08:20:00.000Z',
      phone: pick(['', '119', generatedText(source, 40)], '119'),
      content: language === 'en' ? { 'zh-CN': content, en: content } : { 'zh-CN': content },
    };
  });
}
