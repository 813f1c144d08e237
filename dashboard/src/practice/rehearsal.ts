import type { Draft, Preview, TemplateView } from '@louyu/contract/api/notices';
import type { Instant } from '@louyu/contract/primitives';
import { takeBackMs } from '@louyu/contract/notice-content';
import type { DraftForm } from '../components/draft-form.ts';

/** What was handed in to be read by somebody else, and what the hub made of it. */
export interface Submitted {
  readonly draft: Draft;
  readonly preview: Preview;
  readonly at: Instant;
}

/** A signature, and what became of the notice on the virtual screen and the virtual phone. */
export interface Signed {
  readonly at: Instant;
  readonly goesOutAt: Instant;
  readonly shownAt: Instant | null;
  readonly knownAt: Instant | null;
  readonly recalledAt: Instant | null;
  readonly goneAt: Instant | null;
}

/** One practice notice on its whole way, as a value that nothing outside of the page holds. */
export interface Rehearsal {
  readonly template: TemplateView;
  readonly form: DraftForm;
  /** Why it was sent back to be written again; empty when it was not. */
  readonly returnReason: string;
  readonly submitted: Submitted | null;
  readonly signed: Signed | null;
}

export type Stage = 'write' | 'read' | 'wait' | 'shown' | 'going' | 'over';

export function stageOf({ submitted, signed }: Rehearsal, nowMs: number): Stage {
  if (submitted === null) return 'write';
  if (signed === null) return 'read';
  if (signed.goneAt !== null) return 'over';
  if (signed.recalledAt !== null) return 'going';
  return nowMs < Date.parse(signed.goesOutAt) ? 'wait' : 'shown';
}

/** What the walk-through is made of, in order. */
export const steps = ['choose', 'submit', 'sign', 'know', 'recall'] as const;
export type Step = (typeof steps)[number];

/** Whether a step is behind the learner; undefined: nothing is chosen yet. */
export function isDone(step: Step, rehearsal: Rehearsal | undefined): boolean {
  if (rehearsal === undefined) return false;
  const { submitted, signed } = rehearsal;
  switch (step) {
    case 'choose':
      return true;
    case 'submit':
      return submitted !== null;
    case 'sign':
      return signed !== null;
    case 'know':
      return signed !== null && signed.knownAt !== null;
    case 'recall':
      return signed !== null && signed.goneAt !== null;
  }
}

export function begun(template: TemplateView, form: DraftForm): Rehearsal {
  return { template, form, returnReason: '', submitted: null, signed: null };
}

export function submittedAs(rehearsal: Rehearsal, submitted: Submitted): Rehearsal {
  return { ...rehearsal, returnReason: '', submitted, signed: null };
}

export function returned(rehearsal: Rehearsal, returnReason: string): Rehearsal {
  return { ...rehearsal, returnReason, submitted: null, signed: null };
}

/** As in earnest: what is urgent goes out at once, everything else can be taken back for a while. */
export function signedAt(rehearsal: Rehearsal, nowMs: number): Rehearsal {
  if (rehearsal.submitted === null) return rehearsal;
  const waitsMs = rehearsal.submitted.draft.priority === 'urgent' ? 0 : takeBackMs;
  const nothingYet = { shownAt: null, knownAt: null, recalledAt: null, goneAt: null };
  const goesOutAt = instant(nowMs + waitsMs);
  return { ...rehearsal, signed: { at: instant(nowMs), goesOutAt, ...nothingYet } };
}

export function takenBack(rehearsal: Rehearsal): Rehearsal {
  return { ...rehearsal, signed: null };
}

/** The virtual screen has painted what stands on it: the notice, or nothing any more. The first time counts. */
export function painted(rehearsal: Rehearsal, shows: boolean, nowMs: number): Rehearsal {
  const { signed } = rehearsal;
  if (signed === null) return rehearsal;
  if (shows && signed.shownAt === null)
    return { ...rehearsal, signed: { ...signed, shownAt: instant(nowMs) } };
  if (!shows && signed.recalledAt !== null && signed.goneAt === null)
    return { ...rehearsal, signed: { ...signed, goneAt: instant(nowMs) } };
  return rehearsal;
}

/** 我已知晓 on the virtual phone; again says what the first tap said. */
export function known(rehearsal: Rehearsal, nowMs: number): Rehearsal {
  const { signed } = rehearsal;
  if (signed === null || signed.knownAt !== null) return rehearsal;
  return { ...rehearsal, signed: { ...signed, knownAt: instant(nowMs) } };
}

export function recalled(rehearsal: Rehearsal, nowMs: number): Rehearsal {
  const { signed } = rehearsal;
  if (signed === null || signed.recalledAt !== null) return rehearsal;
  return { ...rehearsal, signed: { ...signed, recalledAt: instant(nowMs) } };
}

function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}
