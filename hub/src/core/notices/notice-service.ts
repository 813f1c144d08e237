import type { AuditAction } from '@louyu/contract/audit-actions';
import type { Draft, DraftBase } from '@louyu/contract/api/notices';
import { LouyuError } from '@louyu/contract/errors';
import { severityOf } from '@louyu/contract/lint';
import { inLanguage } from '@louyu/contract/primitives';
import type { UpdatePreview, UpdateRequest } from '@louyu/contract/api/notice-updates';
import type { Actor } from '../ports.ts';
import type { Areas } from '../store.ts';
import {
  assertMay,
  assertNewest,
  newestRevision,
  returned,
  reviewed,
  signed,
  submitted,
  takenBack,
  visibleIn,
} from './lifecycle.ts';
import { canonicalJson } from '../staff/canonical-json.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import { assertBoardsFit } from './boards-fit.ts';
import { contentOf } from './content.ts';
import { assertImages } from './draft-images.ts';
import { faultsOf } from './draft-faults.ts';
import { glassesOf } from './glasses.ts';
import { changeNotice, type NoticeServiceOptions } from './notice-change.ts';
import type { NoticeRecord } from './notice-store.ts';
import { renderContent, wordsOf } from './render.ts';
import { newRevision, nextWords } from './revisions.ts';
import { windowsToSign } from './schedule/draft-windows.ts';
import { assertSupersedes, changeTied, freed, tiesSigned, tiesTakenBack } from './superseding.ts';
import type { Template } from './template.ts';
import { templateIn, templateOfDraft, templateState, withTemplate } from './template-versions.ts';

/** The author's, approver's and recaller's deeds. Each is one transaction with its entry in the audit log (R12–R15). */
export class NoticeService {
  readonly #options: NoticeServiceOptions;

  constructor(options: NoticeServiceOptions) {
    this.#options = options;
  }

  /** A new notice with a draft as its first revision. */
  async create(actor: Actor, draft: Draft): Promise<NoticeRecord> {
    assertEditor(actor);
    const { store, clock, random } = this.#options;
    const notice = await store.transaction(async (areas) => {
      const template = await templateOfDraft(areas, draft);
      if ((await templateState(areas, template.id)).disabled) throw new LouyuError('template.disabled');
      await assertAnswersFor(actor, draft.audience, areas);
      const site = await siteOf(areas);
      const now = clock.now();
      const id = random.id();
      await assertImages(areas, draft);
      await assertSupersedes(areas, draft, id);
      const record: NoticeRecord = {
        id,
        siteId: site.id,
        number: await areas.notices.nextNumber(site.id),
        templateId: template.id,
        category: categoryOf(draft, template),
        title: titleOf(draft, template, site.timeZone),
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
        recalledAt: null,
        recalledBy: null,
        recallReason: null,
        superseded: null,
        revisions: [newRevision(id, 1, { draft: withTemplate(draft, template), template }, [actor.id], now)],
      };
      await areas.notices.add(record);
      await areas.audit.append({ actorId: actor.id, action: 'notice.drafted', subject: `notice:${id}` });
      return record;
    });
    this.#changed(notice.id);
    return notice;
  }

  /**
   * Changes a draft that nobody else has seen, or starts the next revision: what was submitted never changes, so that a
   * signature is for the words that were read. `base` is what the author had before them; the very words that stand already
   * are taken again, so that a request may be repeated.
   * @throws LouyuError `notice.draft_changed` when somebody has written since
   */
  edit(actor: Actor, id: string, base: DraftBase, asked: Draft): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.edited', async (areas, notice, now) => {
      assertMay('edit', notice, actor, now);
      if (asked.templateId !== notice.templateId) throw new LouyuError('notice.wrong_state');
      const site = await siteOf(areas);
      const newest = newestRevision(notice);
      const version = asked.templateVersion ?? newest.template.version ?? 0;
      const template = await templateIn(areas, notice.templateId, version);
      const draft = withTemplate(asked, template);
      if (base.revision !== newest.revision || base.edit !== newest.edit) {
        if (canonicalJson(newest.draft) === canonicalJson(draft)) return { notice };
        throw new LouyuError('notice.draft_changed');
      }
      await assertImages(areas, draft);
      await assertSupersedes(areas, draft, id);
      const revision = nextWords(newest, { draft, template }, actor, now);
      const wasSigned = notice.revisions.some(({ state }) => state === 'signed');
      return {
        // The category colours what is on the glass, so it changes only until the first signature.
        notice: {
          ...notice,
          category: wasSigned ? notice.category : categoryOf(draft, template),
          title: titleOf(draft, template, site.timeZone),
        },
        revisions: [revision],
      };
    });
  }

  /** Draft → in review. The content is rendered now and is what will be signed. */
  submit(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    const { recurrence } = this.#options;
    return this.#change(actor, id, 'notice.submitted', async (areas, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('submit', notice, actor, now);
      const { template } = newest;
      const site = await siteOf(areas);
      const tree = await areas.places.tree();
      const known = { tree, timeZone: site.timeZone };
      const content = contentOf(newest.draft, template, notice.category, known);
      await assertSupersedes(areas, newest.draft, id);
      const glasses = glassesOf(await areas.devices.all(), newest.draft, tree);
      const [fault] = await faultsOf(areas, {
        draft: newest.draft,
        noticeId: id,
        template,
        content,
        glasses,
        site,
        tree,
        now,
        language: site.language,
        recurrence,
      });
      if (fault !== undefined && severityOf(fault.code) === 'block')
        throw new LouyuError(fault.code, { details: { path: fault.field, ...fault.details } });
      const windows = await windowsToSign(newest.draft, template, now, {
        timeZone: site.timeZone,
        recurrence,
      });
      const next = submitted(newest, content, site.firstReview === true, now);
      return { notice, revisions: [{ ...next, windows: visibleIn(windows).windows }] };
    });
  }

  /** The first review, where the site wants one (R12): by somebody else than the author, and the signature is a third person's. */
  review(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.reviewed', (_, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('review', notice, actor, now);
      return { notice, revisions: [reviewed(newest, actor.id, now)] };
    });
  }

  /** In review → signed: by somebody else than the author (R13), with every fact ticked (R8). */
  sign(actor: Actor, id: string, revision: number, ticks: readonly boolean[]): Promise<NoticeRecord> {
    const { recurrence } = this.#options;
    return changeTied(this.#options, actor, id, 'notice.signed', async (areas, notice) => {
      const now = this.#options.trustedClock.now();
      const newest = assertNewest(notice, revision);
      assertMay('sign', notice, actor, now);
      const { template } = newest;
      if (ticks.length !== template.checklist.length || !ticks.every(Boolean))
        throw new LouyuError('notice.checklist_open');
      const { timeZone } = await siteOf(areas);
      const windows = await windowsToSign(newest.draft, template, now, { timeZone, recurrence });
      const next = signed(newest, actor.id, windows, now);
      const ties = await tiesSigned(areas, notice, next, now);
      await assertBoardsFit(
        areas,
        notice,
        next,
        ties.map((tie) => tie.notice),
      );
      return { notice, revisions: [next], ties };
    });
  }

  /** Within the take-back time: signed → in review. */
  takeBack(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    return changeTied(this.#options, actor, id, 'notice.taken-back', async (areas, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('take-back', notice, actor, now);
      const ties = await tiesTakenBack(areas, notice, now);
      return { notice, revisions: [takenBack(newest)], ties };
    });
  }

  /** In review → back to the author, with the reason. */
  sendBack(actor: Actor, id: string, revision: number, reason: string): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.returned', (_, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('return', notice, actor, now);
      return { notice, revisions: [returned(newest, reason)] };
    });
  }

  /** Off every screen (R15); the notice stays listed until the last one has said that it is gone. */
  recall(actor: Actor, id: string, reason: string): Promise<NoticeRecord> {
    return changeTied(this.#options, actor, id, 'notice.recalled', async (areas, notice, now) => {
      assertMay('recall', notice, actor, now);
      const ties = await freed(areas, notice, now);
      return { notice: { ...notice, recalledAt: now, recalledBy: actor.id, recallReason: reason }, ties };
    });
  }

  // What is seldom done is brought when somebody does it.

  /** Deletes a draft that never went out; {@link restore} puts it back for a while. */
  async remove(actor: Actor, id: string): Promise<void> {
    const { removeDraft } = await import('./removal.ts');
    await removeDraft(this.#options, actor, id);
  }

  async restore(actor: Actor, id: string): Promise<NoticeRecord> {
    const { restoreDraft } = await import('./removal.ts');
    return restoreDraft(this.#options, actor, id);
  }

  /** 已恢复 · 推迟到… · 追加进展, by one person. */
  async update(actor: Actor, id: string, request: UpdateRequest): Promise<NoticeRecord> {
    const { updateNotice } = await import('./live-updates.ts');
    return updateNotice(this.#options, actor, id, request);
  }

  async previewUpdate(actor: Actor, id: string, request: UpdateRequest): Promise<UpdatePreview> {
    const { previewUpdate } = await import('./live-updates.ts');
    return previewUpdate(this.#options, actor, id, request);
  }

  /** 补签, by an approver who had no part in it. */
  async countersign(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    const { countersignNotice } = await import('./live-updates.ts');
    return countersignNotice(this.#options, actor, id, revision);
  }

  /** Undoes what waits for its countersignature. */
  async putBack(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    const { putBackNotice } = await import('./live-updates.ts');
    return putBackNotice(this.#options, actor, id, revision);
  }

  #change(
    actor: Actor,
    id: string,
    action: AuditAction,
    decide: Parameters<typeof changeNotice>[4],
  ): Promise<NoticeRecord> {
    return changeNotice(this.#options, actor, id, action, decide);
  }

  #changed(id: string): void {
    this.#options.events.emit({ resource: 'notice', id });
  }
}

function assertEditor(actor: Actor): void {
  if (!actor.roles.includes('editor')) throw new LouyuError('auth.forbidden');
}

async function siteOf(areas: Areas) {
  const site = await areas.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  return site;
}

function categoryOf(draft: Draft, template: Template) {
  return template.choosesCategory ? (draft.category ?? template.category) : template.category;
}

/** What lists call a draft: its rendered title, or as much as there is of it. */
function titleOf(draft: Draft, template: Template, timeZone: string): string {
  const rendered = renderContent(template, draft.fields, timeZone)?.['zh-CN'].title;
  const typed = wordsOf(draft.fields['title'], 'zh-CN');
  return rendered ?? typed ?? inLanguage(template.name, 'zh-CN');
}
