import type { CalendarEntry, CalendarView, MoveRequest } from '@louyu/contract/api/calendar';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Language, Window } from '@louyu/contract/primitives';
import type { PlaceTree } from '../../places/place-tree.ts';
import type { Actor, Clock } from '../../ports.ts';
import { answersFor } from '../../staff/scope.ts';
import type { Store } from '../../store.ts';
import { actionsFor, audienceOf, newestRevision, stateOf, takenDownAt, windowOf } from '../lifecycle.ts';
import { overlap, share } from '../lint/standing.ts';
import type { NoticeRecord, RevisionRecord } from '../notice-store.ts';
import { titleOfRevision } from '../titles.ts';
import type { NoticeService } from '../notice-service.ts';
import { windowsFor, type Calendar } from '../schedule/draft-windows.ts';
import type { Recurrence } from '../schedule/recurrence.ts';
import { howMoves, movedDraft } from './moved.ts';

export interface CalendarOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly recurrence: Recurrence;
  readonly notices: Pick<NoticeService, 'edit'>;
}

/** The site with what calendars depend on. */
interface Around extends Calendar {
  readonly tree: PlaceTree;
  readonly now: Instant;
  readonly span: Window;
  readonly actor: Actor;
  readonly language: Language;
}

/** Everything that is scheduled, and moving it. */
export class CalendarService {
  readonly #options: CalendarOptions;

  constructor(options: CalendarOptions) {
    this.#options = options;
  }

  /** What touches a span of time, at a place, above or below it; null is the whole site. In the order in which it begins. */
  async view(span: Window, placeId: string | null, actor: Actor, language: Language): Promise<CalendarView> {
    const { store, clock, recurrence } = this.#options;
    const tree = await store.places.tree();
    const now = clock.now();
    const around = { tree, now, span, actor, language, recurrence, timeZone: await this.#timeZone() };
    const entries: CalendarEntry[] = [];
    for (const notice of await store.notices.current(span.from)) {
      if (takenDownAt(notice, now) !== null) continue;
      for (const revision of onCalendar(notice)) {
        if (placeId !== null && !share(revision.draft.audience, [placeId], tree)) continue;
        const entry = await entryOf(notice, revision, around);
        if (entry !== undefined) entries.push(entry);
      }
    }
    const beginning = ({ windows: [first] }: CalendarEntry) => first?.from ?? '';
    entries.sort((a, b) =>
      beginning(a) < beginning(b) ? -1 : beginning(a) > beginning(b) ? 1 : a.number - b.number,
    );
    return { ...span, entries };
  }

  /** By the road that all changes of a draft take: whoever may not edit may not move. */
  async move(actor: Actor, id: string, { base, days, minutes }: MoveRequest): Promise<NoticeRecord> {
    const { store, clock, notices } = this.#options;
    const notice = await store.notices.byId(id);
    if (notice === undefined) throw new LouyuError('notice.not_found');
    const moved = movedDraft(newestRevision(notice), { days, minutes }, await this.#timeZone(), clock.now());
    return notices.edit(actor, id, base, moved);
  }

  async #timeZone(): Promise<string> {
    const site = await this.#options.store.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    return site.timeZone;
  }
}

/** What is signed, and what is written to follow it. */
function onCalendar(notice: NoticeRecord): RevisionRecord[] {
  const newest = newestRevision(notice);
  const signed = notice.revisions.findLast(({ state }) => state === 'signed');
  return signed === undefined || signed === newest ? [newest] : [signed, newest];
}

async function entryOf(
  notice: NoticeRecord,
  revision: RevisionRecord,
  around: Around,
): Promise<CalendarEntry | undefined> {
  const { now, span, actor, language, tree } = around;
  const windows = (await windowsOfRevision(revision, around)).filter((window) => overlap(window, span));
  if (windows.length === 0) return undefined;
  const { draft } = revision;
  const isSigned = revision.state === 'signed';
  const state = isSigned ? stateOf(notice, now) : revision.state === 'in-review' ? 'in-review' : 'draft';
  const mayMove =
    revision === newestRevision(notice) &&
    state !== 'expired' &&
    actionsFor(notice, actor, now).includes('edit') &&
    answersFor(actor, audienceOf(notice), tree);
  return {
    noticeId: notice.id,
    number: notice.number,
    revision: revision.revision,
    edit: revision.edit,
    title: titleOfRevision(notice, revision, language),
    category: notice.category,
    priority: revision.priority,
    state,
    changes: !isSigned && notice.revisions.some((each) => each.state === 'signed'),
    placeIds: [...draft.audience],
    windows,
    ...(draft.schedule === undefined ? {} : { schedule: draft.schedule }),
    moves: mayMove ? howMoves(draft) : 'no',
  };
}

async function windowsOfRevision(revision: RevisionRecord, around: Around): Promise<readonly Window[]> {
  const window = windowOf(revision);
  if (window !== undefined) return revision.windows ?? [window];
  return windowsFor(revision.draft, revision.template, around.now, around);
}
