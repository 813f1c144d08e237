import type { Draft } from '@louyu/contract/api/notices';
import type { Instant, Window } from '@louyu/contract/primitives';
import { scheduleLimits } from '@louyu/contract/schedule';
import { LouyuError, type ErrorCode } from '@louyu/contract/errors';
import type { Windows } from '../lifecycle.ts';
import { windowFor } from '../problems.ts';
import type { Template } from '../template.ts';
import type { Recurrence } from './recurrence.ts';
import { windowsOf } from './windows.ts';

/** What the windows of a draft depend on beside itself. */
export interface Calendar {
  readonly timeZone: string;
  readonly recurrence: Recurrence;
}

/** The windows of a draft as they would be if it were signed now; none where it names no valid ones. */
export async function windowsFor(
  draft: Draft,
  template: Template,
  now: Instant,
  { timeZone, recurrence }: Calendar,
): Promise<Window[]> {
  const outer = windowFor(draft, template, now);
  return outer === undefined ? [] : windowsOf(draft.schedule, outer, timeZone, recurrence);
}

/** @throws LouyuError `notice.window_wrong`, `notice.schedule_empty`, `notice.schedule_too_long` */
export async function windowsToSign(
  draft: Draft,
  template: Template,
  now: Instant,
  calendar: Calendar,
): Promise<Windows> {
  if (windowFor(draft, template, now) === undefined) throw new LouyuError('notice.window_wrong');
  const windows = await windowsFor(draft, template, now, calendar);
  const code = scheduleFault(draft, windows);
  if (code !== undefined) throw new LouyuError(code);
  const [first, ...more] = windows;
  if (first === undefined) throw new LouyuError('notice.window_wrong');
  return [first, ...more];
}

/** For a draft whose window is right by itself: a schedule that never comes in it, or comes too often. */
export function scheduleFault({ schedule }: Draft, windows: readonly Window[]): ErrorCode | undefined {
  if (windows.length > scheduleLimits.windowsMax) return 'notice.schedule_too_long';
  return schedule !== undefined && windows.length === 0 ? 'notice.schedule_empty' : undefined;
}
