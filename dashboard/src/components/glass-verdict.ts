import { pagesMaxCount } from '@louyu/contract/glass/fit';
import { loopWarnSeconds } from '@louyu/contract/glass/loop-length';
import { familyOf } from '@louyu/contract/glass/metrics';
import type { Language } from '@louyu/contract/primitives';
import type { Measured } from './kiosk-frame.ts';

/** What a display's own layout says of a notice. */
export interface GlassVerdict {
  /** In the language in which it takes most. */
  readonly pages: number;
  readonly seconds: number;
  /** The first page that goes beyond the rule of the glass, and in which language; null where all fit (R10). */
  readonly overfull: {
    readonly language: Language;
    readonly page: number;
    readonly pages: number;
    /** Whether there are too many pages; otherwise the type of the page is too small to be read. */
    readonly tooMany: boolean;
  } | null;
  /** One whole loop with this notice; null on paper, which turns no page within hours. */
  readonly loop: { readonly seconds: number; readonly notices: number; readonly long: boolean } | null;
}

/** Undefined while nothing was measured. */
export function verdictOf({ message, measured }: Measured): GlassVerdict | undefined {
  const [first, ...others] = measured.notices;
  if (first === undefined) return undefined;
  const most = others.reduce((best, each) => (each.seconds > best.seconds ? each : best), first);
  const beyond = measured.notices.find(({ overfull }) => overfull !== null);
  const warnSeconds = loopWarnSeconds[familyOf(message.config.kind)];
  const { seconds, notices } = measured.loop;
  return {
    pages: Math.max(...measured.notices.map(({ pages }) => pages)),
    seconds: Math.round(most.seconds),
    overfull:
      beyond === undefined || beyond.overfull === null
        ? null
        : {
            language: beyond.language,
            page: beyond.overfull,
            pages: beyond.pages,
            tooMany: beyond.pages > pagesMaxCount,
          },
    loop: Number.isFinite(warnSeconds)
      ? { seconds: Math.round(seconds), notices, long: seconds > warnSeconds }
      : null,
  };
}
