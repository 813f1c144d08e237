import { describe, expect, it } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import {
  approver,
  both,
  editor,
  noticeRecord,
  revisionRecord,
  signedRevision,
} from '../../../../tests/support/notice-records.ts';
import {
  actionsFor,
  assertMay,
  effectiveRevision,
  pendingRevision,
  signed,
  stateOf,
  takenBack,
} from './lifecycle.ts';

const beforeOut = '2026-11-21T00:00:10.000Z';
const live = '2026-11-21T12:00:00.000Z';
const after = '2026-11-22T10:00:00.000Z';

function codeOf(deed: () => void): string | undefined {
  try {
    deed();
  } catch (error) {
    return error instanceof LouyuError ? error.code : String(error);
  }
  return undefined;
}

describe('the state of a notice (R12)', () => {
  it.each([
    ['draft', [revisionRecord()], live],
    ['draft', [revisionRecord({ state: 'returned' })], live],
    ['in-review', [revisionRecord({ state: 'in-review' })], live],
    ['scheduled', [signedRevision()], beforeOut],
    ['scheduled', [signedRevision({ visibleFrom: '2026-11-22T00:00:00.000Z' })], live],
    ['live', [signedRevision()], live],
    ['expired', [signedRevision()], after],
    ['live', [signedRevision(), revisionRecord({ revision: 2, state: 'in-review' })], live],
  ] as const)('is %s', (state, revisions, now) => {
    expect(stateOf(noticeRecord(revisions), now)).toBe(state);
  });

  it('is recalled whatever else is true', () => {
    expect(stateOf(noticeRecord([signedRevision()], { recalledAt: live }), live)).toBe('recalled');
  });
});

describe('an edit of a live notice', () => {
  const second = signedRevision({ revision: 2, goesOutAt: '2026-11-21T12:00:15.000Z' });

  it('leaves the signed revision on the glass until the next one is out', () => {
    const notice = noticeRecord([signedRevision(), second]);
    expect(effectiveRevision(notice, live)?.revision).toBe(1);
    expect(effectiveRevision(notice, '2026-11-21T12:00:15.000Z')?.revision).toBe(2);
  });

  it('is named as pending until it is signed', () => {
    expect(pendingRevision(noticeRecord([signedRevision(), revisionRecord({ revision: 2 })]))).toBe(2);
    expect(pendingRevision(noticeRecord([signedRevision(), second]))).toBeNull();
    expect(pendingRevision(noticeRecord([revisionRecord()]))).toBeNull();
  });
});

describe('who may do what', () => {
  const inReview = revisionRecord({ state: 'in-review' });

  it.each([
    ['a draft', noticeRecord([revisionRecord()]), editor, ['edit', 'delete', 'submit']],
    ['a draft', noticeRecord([revisionRecord()]), approver, []],
    ['a review', noticeRecord([inReview]), editor, []],
    ['a review', noticeRecord([inReview]), approver, ['sign', 'return']],
    ['the take-back time', noticeRecord([signedRevision()]), approver, ['take-back', 'recall'], beforeOut],
    ['the take-back time', noticeRecord([signedRevision()]), editor, ['recall'], beforeOut],
    ['a live notice', noticeRecord([signedRevision()]), both, ['edit', 'recall']],
    ['an expired notice', noticeRecord([signedRevision()]), both, ['edit'], after],
    ['a recalled notice', noticeRecord([signedRevision()], { recalledAt: live }), both, []],
  ] as const)('%s', (_, notice, actor, actions, now: string = live) => {
    expect(actionsFor(notice, actor, now)).toEqual(actions);
  });

  it('refuses an approver who is the author, with a code of its own (R13)', () => {
    const own = noticeRecord([revisionRecord({ state: 'in-review', authorIds: [both.id, editor.id] })]);
    expect(codeOf(() => assertMay('sign', own, both, live))).toBe('notice.author_is_approver');
    expect(codeOf(() => assertMay('sign', noticeRecord([inReview]), both, live))).toBeUndefined();
  });

  it('tells a wrong role from a wrong state and from lost time', () => {
    expect(codeOf(() => assertMay('sign', noticeRecord([inReview]), editor, live))).toBe('auth.forbidden');
    expect(codeOf(() => assertMay('submit', noticeRecord([inReview]), editor, live))).toBe(
      'notice.wrong_state',
    );
    expect(codeOf(() => assertMay('take-back', noticeRecord([signedRevision()]), approver, live))).toBe(
      'notice.take_back_over',
    );
  });
});

describe('a signature', () => {
  const windows = [{ from: live, to: after }] as const;

  it('goes out 15 s later, and an urgent one at once', () => {
    expect(signed(revisionRecord(), approver.id, windows, live).goesOutAt).toBe('2026-11-21T12:00:15.000Z');
    expect(signed(revisionRecord({ priority: 'urgent' }), approver.id, windows, live).goesOutAt).toBe(live);
  });

  it('leaves no trace when it is taken back', () => {
    const inReview = revisionRecord({ state: 'in-review' });
    expect(takenBack(signed(inReview, approver.id, windows, live))).toEqual(inReview);
  });
});
