import type { Draft, Preview } from '@louyu/contract/api/notices';
import type { BoardNotice } from '@louyu/contract/board';
import { errorText } from '@louyu/contract/error-texts';
import { LouyuError } from '@louyu/contract/errors';
import { severityOf } from '@louyu/contract/lint';
import type { Instant, Language, Window } from '@louyu/contract/primitives';
import type { Clock } from '../ports.ts';
import { groupText } from '../shares/group-text.ts';
import type { Store } from '../store.ts';
import { laterBy } from '../time.ts';
import { screensBeside } from './beside.ts';
import { contentOf } from './content.ts';
import { faultsOf } from './draft-faults.ts';
import { glassesOf } from './glasses.ts';
import type { LintLimits } from './lint/limits.ts';
import { windowsFor } from './schedule/draft-windows.ts';
import type { Recurrence } from './schedule/recurrence.ts';
import { templateIn, templateOfDraft } from './template-versions.ts';

export interface PreviewOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly limits?: LintLimits;
  readonly recurrence: Recurrence;
}

/** So many of the next windows of a schedule are said before it is saved. */
const saidNextMax = 5;

/** What screens would show of a draft and beside it, and what it lacks; `noticeId` is the notice that it changes, if any. */
export async function previewDraft(
  { store, clock, limits, recurrence }: PreviewOptions,
  draft: Draft,
  noticeId: string | null,
  language: Language,
): Promise<Omit<Preview, 'reach'>> {
  const template = await templateOfPreview(store, draft, noticeId);
  const site = await store.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  const now = clock.now();
  const tree = await store.places.tree();
  const category = template.choosesCategory ? (draft.category ?? template.category) : template.category;
  const content = contentOf(draft, template, category, { tree, timeZone: site.timeZone });
  const windows = await windowsFor(draft, template, now, { timeZone: site.timeZone, recurrence });
  const window = windows[0] ?? atOnce(now);
  const glasses = glassesOf(await store.devices.all(), draft, tree);
  const placeIds = new Set(
    glasses.flatMap(({ devices }) =>
      devices.flatMap(({ spotIds }) =>
        spotIds.flatMap((spotId) => tree.upward(spotId).map((place) => place.id)),
      ),
    ),
  );
  const standing = placeIds.size === 0 ? [] : await store.notices.forBoards([...placeIds], now);
  // What it replaces goes when it comes.
  const others = standing.filter(({ id }) => id !== noticeId && id !== draft.supersedes);
  const notice: BoardNotice | null =
    content === null
      ? null
      : {
          id: 'preview',
          number: await store.notices.nextNumber(site.id),
          revision: 1,
          category,
          ...(template.kind === undefined ? {} : { kind: template.kind }),
          priority: draft.priority,
          signedAt: now,
          windows: [window],
          ...(draft.profiles === undefined ? {} : { profiles: draft.profiles }),
          content,
        };
  const faults = await faultsOf(store, {
    draft,
    noticeId,
    template,
    content,
    glasses,
    site,
    tree,
    now,
    language,
    limits,
    recurrence,
  });
  const problems = faults.map(({ details, ...fault }) => ({
    ...fault,
    message: errorText(fault.code, language, details),
    severity: severityOf(fault.code),
  }));
  const posted =
    notice === null
      ? null
      : groupText({ ...notice, kind: notice.kind, number: null, isRecalled: false, url: null, site });
  return {
    notice,
    problems,
    groupText: posted,
    ...(draft.schedule === undefined ? {} : { next: windows.slice(0, saidNextMax), count: windows.length }),
    ...screensBeside(glasses, others, tree, draft.audience, window, now),
  };
}

async function templateOfPreview(store: Store, draft: Draft, noticeId: string | null) {
  if (draft.templateVersion !== undefined || noticeId === null) return templateOfDraft(store, draft);
  const written = (await store.notices.byId(noticeId))?.revisions.at(-1)?.draft;
  return written?.templateId === draft.templateId
    ? templateIn(store, draft.templateId, written.templateVersion ?? 0)
    : templateOfDraft(store, draft);
}

/** For a draft whose window is not decided yet: what stands now. */
function atOnce(now: Instant): Window {
  return { from: now, to: laterBy(now, 1) };
}
