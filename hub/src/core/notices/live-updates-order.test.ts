import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import { openNoticeDesk, type NoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { approver, both, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { boardBody } from '../documents/board-body.ts';
import { laterBy } from '../time.ts';
import { newestRevision } from './lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';

const hourMs = 3_600_000;
const second = { ...approver, id: 'approver2', name: '主管 陈静' };
const people = [editor, approver, both, second];
const deeds = [
  'progress',
  'postponed',
  'restored',
  'countersign',
  'put-back',
  'edit',
  'submit',
  'sign',
  'wait',
] as const;
const step = fc.record({
  deed: fc.constantFrom(...deeds),
  person: fc.integer({ min: 0, max: people.length - 1 }),
  minutes: fc.integer({ min: 0, max: 90 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** An approver adds a line behind which an editor is writing, and signs what the editor submits. */
const signsOwnLine: Step[] = [
  { deed: 'edit', person: 0, minutes: 1 },
  { deed: 'progress', person: 1, minutes: 0 },
  { deed: 'submit', person: 0, minutes: 0 },
  { deed: 'sign', person: 1, minutes: 0 },
  { deed: 'wait', person: 0, minutes: 1 },
];

/** An outage that began an hour ago and lasts another day. */
function begun(now: Instant): Draft {
  const [start, restore] = [laterBy(now, -hourMs), laterBy(now, 24 * hourMs)];
  return {
    ...outageDraft,
    fields: { ...outageDraft.fields, start: { at: start }, restore: { at: restore } },
  };
}

function act(desk: NoticeDesk, notice: NoticeRecord, { deed, person, minutes }: Step): Promise<unknown> {
  const actor = people[person] ?? editor;
  const newest = newestRevision(notice);
  const out = notice.revisions.findLast(({ state }) => state === 'signed')?.revision ?? 1;
  const { notices } = desk;
  const { id } = notice;
  switch (deed) {
    case 'progress':
      return notices.update(actor, id, {
        kind: 'progress',
        revision: out,
        text: { 'zh-CN': `进展${minutes}，${actor.name}` },
      });
    case 'postponed': {
      const restore = laterBy(desk.now(), 25 * hourMs + minutes * 60_000);
      return notices.update(actor, id, { kind: 'postponed', revision: out, moments: { restore } });
    }
    case 'restored':
      return notices.update(actor, id, { kind: 'restored', revision: out });
    case 'countersign':
      return notices.countersign(actor, id, out);
    case 'put-back':
      return notices.putBack(actor, id, out);
    case 'edit':
      return notices.edit(actor, id, newest, {
        ...newest.draft,
        priority: minutes % 2 === 0 ? 'normal' : 'pinned',
      });
    case 'submit':
      return notices.submit(actor, id, newest.revision);
    case 'sign':
      return notices.sign(actor, id, newest.revision, [true, true, true]);
    case 'wait':
      desk.hub.clock.pass(minutes * 60_000);
      return Promise.resolve();
  }
}

it('never shows an older revision after a newer one, nor one that nobody answers for, whatever is done in which order', async () => {
  const desk = await openNoticeDesk();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        let notice = await desk.publish(begun(desk.now()));
        let shown = 1;
        for (const next of steps) {
          try {
            await act(desk, notice, next);
          } catch (error) {
            // What is refused changes nothing.
            if (!(error instanceof LouyuError)) throw error;
          }
          notice = (await desk.hub.store.notices.byId(notice.id)) ?? notice;
          const [entry] = boardBody('site1', [notice], desk.now()).notices;
          if (entry === undefined) continue;
          expect(entry.revision).toBeGreaterThanOrEqual(shown);
          shown = entry.revision;
          expect(answeredFor(notice, shown)).toBe(true);
        }
        await desk.notices.recall(editor, notice.id, '完').catch(() => undefined);
      }),
      { numRuns: 40, seed: 4711, examples: [[signsOwnLine]] },
    );
  } finally {
    await desk.close();
  }
}, 60_000);

/** Words are on the glass by two people's word, or wait for the second one, or had been signed before. */
function answeredFor(notice: NoticeRecord, shown: number): boolean {
  const revision = notice.revisions.find((each) => each.revision === shown);
  if (revision === undefined || revision.signedBy === null) return false;
  const { update, countersignDueAt, countersignedBy, signedBy } = revision;
  if (update === 'put-back') return countersignDueAt === null;
  if (update !== null && countersignedBy === null) return countersignDueAt !== null;
  return !hasLinesOf(notice, revision, countersignedBy ?? signedBy);
}

/** Whether this person's own lines are in it, by the names in them, for which nobody else had answered before. */
function hasLinesOf({ revisions }: NoticeRecord, shown: RevisionRecord, id: string): boolean {
  const name = people.find((person) => person.id === id)?.name ?? '';
  const own = ({ draft: { progress = [] } }: RevisionRecord) =>
    progress
      .filter(({ text }) => text['zh-CN'].endsWith(name))
      .map(({ at, text }) => `${at} ${text['zh-CN']}`);
  const answered = revisions.filter(({ revision, state, update, signedBy, countersignedBy }) => {
    const by = update === null ? signedBy : countersignedBy;
    return revision < shown.revision && state === 'signed' && by !== null && by !== id;
  });
  const settled = new Set(answered.flatMap(own));
  return own(shown).some((said) => !settled.has(said));
}
