import type { DoorLevel } from '@louyu/contract/api/coverage';
import type { PlainKey } from '../i18n/translate.ts';
import type { IconName } from './icon-paths.ts';

/** What each way of knowing looks like and is called: a drawing and a word, never colour alone. */
export const levelLooks: Readonly<Record<DoorLevel, { readonly icon: IconName; readonly words: PlainKey }>> =
  {
    proved: { icon: 'ok', words: 'coverage.proved' },
    claimed: { icon: 'check', words: 'coverage.claimed' },
    noted: { icon: 'edit', words: 'coverage.noted' },
    unreached: { icon: 'clock', words: 'coverage.unreached' },
  };
