import type { Instant } from '@louyu/contract/primitives';
import type { Actor } from '../ports.ts';
import { awaitsCountersignature } from './countersigning.ts';
import type { RevisionRecord } from './notice-store.ts';

/** What an author wrote, and with what. */
export type Words = Pick<RevisionRecord, 'draft' | 'template'>;

/** A revision in draft. */
export function newRevision(
  noticeId: string,
  revision: number,
  { draft, template }: Words,
  authorIds: readonly [...string[], string],
  now: Instant,
): RevisionRecord {
  return {
    noticeId,
    revision,
    state: 'draft',
    draft,
    template,
    content: null,
    priority: draft.priority,
    authorId: authorIds[authorIds.length - 1] ?? '',
    authorIds,
    edit: 1,
    createdAt: now,
    submittedAt: null,
    signedBy: null,
    signedAt: null,
    goesOutAt: null,
    visibleFrom: null,
    visibleTo: null,
    windows: null,
    returnReason: null,
    firstReview: false,
    reviewedBy: null,
    reviewedAt: null,
    update: null,
    countersignDueAt: null,
    countersignedBy: null,
    countersignedAt: null,
  };
}

/** Other words for a draft, or for the next revision of what was submitted. Nobody's share in unsigned words is forgotten. */
export function nextWords(newest: RevisionRecord, words: Words, actor: Actor, now: Instant): RevisionRecord {
  const { noticeId, revision, edit, createdAt } = newest;
  const authors = authorsWith(newest, actor.id);
  if (newest.submittedAt !== null) return newRevision(noticeId, revision + 1, words, authors, now);
  return { ...newRevision(noticeId, revision, words, authors, now), createdAt, edit: edit + 1 };
}

/** Whose words are in what somebody makes of a revision: theirs, and those for which nobody else has answered yet. */
export function authorsWith(revision: RevisionRecord, actorId: string): [...string[], string] {
  const answeredFor = revision.state === 'signed' && !awaitsCountersignature(revision);
  return [...(answeredFor ? [] : revision.authorIds.filter((id) => id !== actorId)), actorId];
}

/** The revisions with these in the place of those of their numbers, oldest first. */
export function withRevisions(
  revisions: readonly RevisionRecord[],
  changed: readonly RevisionRecord[],
): RevisionRecord[] {
  const byNumber = new Map([...revisions, ...changed].map((revision) => [revision.revision, revision]));
  return [...byNumber.values()].sort((a, b) => a.revision - b.revision);
}
