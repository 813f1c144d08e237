import * as v from 'valibot';
import { errorCodeSchema } from '../errors.ts';
import { draftImageSchema, imagesMaxCount } from '../images.ts';
import { categorySchema, contentByLanguageSchema, prioritySchema } from '../notice-content.ts';
import {
  countSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineOrEmptySchema,
  lineSchema,
  localizedSchema,
  ordinalSchema,
  textSchema,
  windowSchema,
} from '../primitives.ts';
import { boardNoticeSchema, noticeNumberSchema } from '../board.ts';
import { progressMaxCount, progressSchema, updateKinds, updateKindSchema } from './notice-updates.ts';
import { audienceCountSchema } from './places.ts';
import { deviceKindSchema, displayKindSchema, profileSchema } from '../devices.ts';
import { noticeStateSchema } from './delivery.ts';
import { groupTextSchema } from './group-text.ts';
import { scheduleSchema } from '../schedule.ts';

/** The name of a template's field in drafts. */
const fieldKeySchema = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z]{0,30}$/));

/** A wall clock of the site, so many days from today; without an hour it is the hour of now. */
const usualMomentSchema = v.object({
  days: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(366)),
  hour: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23))),
});

/**
 * A typed field of a template. A `choice` holds the source language's words of one of `choices`; a `phone` holds a number.
 * Both are said in every language, as moments are.
 */
export const templateFieldSchema = v.object({
  key: fieldKeySchema,
  type: v.picklist(['line', 'text', 'moment', 'choice', 'phone']),
  required: v.boolean(),
  label: localizedSchema,
  hint: v.optional(localizedSchema),
  /** In characters of the source language; English may have 2.5 times as many. */
  maxChars: v.optional(countSchema),
  /** Ready wordings in both languages, one tap each. */
  suggestions: v.optional(v.array(localizedSchema)),
  /** What a `choice` is of. None is chosen for the author: a default would go out unread. */
  choices: v.optional(v.pipe(v.array(localizedSchema), v.minLength(2), v.maxLength(8))),
  /** Where a `moment` lies in a new form; without it tomorrow at 9:00, or at 18:00 for the one that ends the notice. */
  usually: v.optional(usualMomentSchema),
});

/** Under which heading a template is offered. */
export const templateGroups = ['outage', 'everyday', 'community'] as const;

/** A delivered template has a word for an id, one that staff made `own-` and an id. */
export const templateIdSchema = v.pipe(v.string(), v.regex(/^[a-z][0-9a-z-]{0,30}$/));

/** The kinds of display that a notice is for; absent means all of its places. */
const profilesSchema = v.pipe(v.array(displayKindSchema), v.minLength(1), v.maxLength(3));

/** `GET /api/templates`: those that are offered, each as it stands now. */
export const templateSchema = v.object({
  id: templateIdSchema,
  /** Which writing of staff it is; absent or 0: as delivered. */
  version: v.optional(countSchema),
  group: v.picklist(templateGroups),
  category: categorySchema,
  name: localizedSchema,
  fields: v.array(templateFieldSchema),
  /** What the approver ticks before signing (R8). */
  checklist: v.array(localizedSchema),
  /** The field whose moment ends the display where the author names no other end. */
  endsWith: v.optional(v.string()),
  /** How a new form ranks the notice; absent means `normal`. */
  priority: v.optional(prioritySchema),
  /** Whether the author chooses the category; otherwise it is the template's. */
  choosesCategory: v.boolean(),
  /** Where a new form begins: its places (absent: the whole site), its kinds of display, and from when to when it is shown. */
  usualAudience: v.optional(v.pipe(v.array(idSchema), v.maxLength(50))),
  usualProfiles: v.optional(profilesSchema),
  usualFrom: v.optional(usualMomentSchema),
  usualTo: v.optional(usualMomentSchema),
});
export const templateListSchema = v.array(templateSchema);

/** What stands in a field: words in one or both languages, or a moment. */
export const fieldValueSchema = v.union([
  v.object({ at: instantSchema }),
  v.object({
    'zh-CN': textSchema(2000),
    en: v.optional(textSchema(5000)),
  }),
]);
export const fieldValuesSchema = v.pipe(
  v.record(fieldKeySchema, fieldValueSchema),
  v.check((values) => Object.keys(values).length <= 32, 'too many fields'),
);

/** Most notices beside which a draft says why it stands. */
const besideMaxCount = 8;
/** Another notice that stays, and why this one is needed beside it. */
const besideSchema = v.object({ noticeId: idSchema, reason: lineSchema(100) });

/** What an author writes: `POST /api/notices` makes a draft of it. */
export const draftSchema = v.object({
  templateId: lineOrEmptySchema(31),
  /**
   * The writing of the template that the author had before them, which stays the draft's when the template changes. Absent in
   * a request: the notice's own, or of a new notice the one that stands now; absent in an answer: as delivered.
   */
  templateVersion: v.optional(v.pipe(countSchema, v.maxValue(1_000_000))),
  fields: fieldValuesSchema,
  /** Places whose displays show it; a place stands for all below it. */
  audience: v.pipe(v.array(idSchema), v.maxLength(200)),
  profiles: v.optional(profilesSchema),
  /** Households with any of these tags are to be visited or called besides; nothing on glass or on the wire follows from them. */
  tagIds: v.optional(v.pipe(v.array(idSchema), v.maxLength(12))),
  /** `from` null: as soon as it is signed. `to` null: not decided yet; needed for submission. */
  window: v.object({ from: v.nullable(instantSchema), to: v.nullable(instantSchema) }),
  /** On which days and at what times within the window; absent: all of it. */
  schedule: v.optional(scheduleSchema),
  priority: prioritySchema,
  /** For a template that leaves the category to the author. */
  category: v.optional(categorySchema),
  /** Each as `POST /api/images` answered it, no image twice. */
  images: v.optional(v.pipe(v.array(draftImageSchema), v.maxLength(imagesMaxCount))),
  /** 追加进展: what has happened since, oldest first. */
  progress: v.optional(v.pipe(v.array(progressSchema), v.maxLength(progressMaxCount))),
  /** 已恢复: since when. */
  restored: v.optional(v.object({ at: instantSchema })),
  /** 替换旧通知: the notice that goes when this one comes. */
  supersedes: v.optional(idSchema),
  /** Why it stands beside notices that say much the same, or otherwise (R2). */
  beside: v.optional(v.pipe(v.array(besideSchema), v.maxLength(besideMaxCount))),
});

/** The words a change was made on: the newest revision, and how often its draft had been written. */
export const draftBaseSchema = v.object({ revision: ordinalSchema, edit: ordinalSchema });
/** `PUT /api/notices/{id}/draft`; 409 `notice.draft_changed` when somebody has written since. */
export const draftChangeSchema = v.object({ base: draftBaseSchema, draft: draftSchema });

/** A fault of a draft at a field (`audience`, `window`, `images` and `glass` count as fields), or a doubt; in the reader's language. */
export const problemSchema = v.object({
  field: v.string(),
  code: errorCodeSchema,
  message: v.string(),
  /** `block` keeps the draft from submission; `warn` is for the author to weigh. */
  severity: v.picklist(['block', 'warn']),
  /** Which part of the field's words it is about, from and to in UTF-16 units. */
  span: v.optional(
    v.object({ language: languageSchema, from: countSchema, to: countSchema, words: v.string() }),
  ),
  /** The other notice that it is about. */
  noticeId: v.optional(idSchema),
});

/** Screens of one kind and size that an audience reaches, and the one of them that shows most. */
export const previewScreenSchema = v.object({
  kind: deviceKindSchema,
  profile: profileSchema,
  /** How many screens are like this. */
  count: countSchema,
  /** Where the one that shows most stands, and as what it is known. */
  spotId: idSchema,
  where: localizedSchema,
  /** What stands there beside the notice when most does. */
  besideIds: v.array(idSchema),
});

/** `POST /api/preview`: a draft, and the notice that it is to change, if there is one. */
export const previewRequestSchema = v.object({ ...draftSchema.entries, noticeId: v.optional(idSchema) });

/** What screens would show of a draft, what is missing, and whom it reaches. */
export const previewSchema = v.object({
  /** As it would stand on a board; null while the draft is too empty to render. */
  notice: v.nullable(boardNoticeSchema),
  problems: v.array(problemSchema),
  reach: audienceCountSchema,
  /** For a draft with a schedule: its first windows if it were signed now, five at most, and how many there are. */
  next: v.optional(v.array(windowSchema)),
  count: v.optional(countSchema),
  /** The kinds and sizes of screens that it reaches, the most frequent first. */
  screens: v.array(previewScreenSchema),
  /** The other notices of `screens`, each once. */
  beside: v.array(boardNoticeSchema),
  /** As it would be posted in chat groups, without the number and the link that it has once it is out; null as `notice`. */
  groupText: v.nullable(groupTextSchema),
});

const personSchema = v.object({ id: idSchema, name: v.string() });

export const revisionSchema = v.object({
  revision: ordinalSchema,
  state: v.picklist(['draft', 'in-review', 'signed', 'returned']),
  draft: draftSchema,
  content: v.nullable(contentByLanguageSchema),
  /** As it was signed; before, as the draft and its template say. */
  window: v.object({ from: v.nullable(instantSchema), to: v.nullable(instantSchema) }),
  /** Who wrote it last, and all who wrote words that are in it: none of them signs it (R13). */
  author: personSchema,
  authors: v.array(personSchema),
  /** How often its draft was written, from 1. */
  edit: ordinalSchema,
  createdAt: instantSchema,
  submittedAt: v.nullable(instantSchema),
  /** Whether it needs a first review before the signature (R12), and who has passed it. */
  firstReview: v.boolean(),
  reviewedBy: v.nullable(personSchema),
  reviewedAt: v.nullable(instantSchema),
  signedBy: v.nullable(personSchema),
  signedAt: v.nullable(instantSchema),
  /** When it goes to the screens: 15 s after the signature, at once when urgent. */
  goesOutAt: v.nullable(instantSchema),
  returnReason: v.nullable(v.string()),
  /** What made this revision out of the one before by one person's word; absent where it was written and signed. */
  update: v.optional(v.picklist([...updateKinds, 'put-back'])),
  /** 补签: until when an approver should confirm such an update, and who has. Absent where nobody need. */
  countersign: v.optional(
    v.object({ dueAt: instantSchema, by: v.nullable(personSchema), at: v.nullable(instantSchema) }),
  ),
});

export const noticeSummarySchema = v.object({
  id: idSchema,
  number: noticeNumberSchema,
  category: categorySchema,
  templateId: v.string(),
  title: v.string(),
  state: noticeStateSchema,
  priority: prioritySchema,
  /** The newest revision, and whether it waits for a signature while an older one is live. */
  revision: ordinalSchema,
  pendingRevision: v.nullable(ordinalSchema),
  author: personSchema,
  window: v.object({ from: v.nullable(instantSchema), to: v.nullable(instantSchema) }),
  updatedAt: instantSchema,
  /** Screens that show or showed it, of those it is for. */
  screensReached: countSchema,
  screensTotal: countSchema,
  /** Phones that said 已知晓. */
  acknowledged: countSchema,
  /** Screens that still show it after a recall; 0 when it is gone everywhere. */
  stillShowing: countSchema,
  /** What can be said on it now without a second signature, by its template, category and state. */
  updates: v.optional(v.array(updateKindSchema)),
  /** Until when what was said so should be countersigned; absent where nothing waits. */
  countersignDueAt: v.optional(instantSchema),
});

/** Another notice, to link to. */
const noticeRefSchema = v.object({
  id: idSchema,
  number: noticeNumberSchema,
  title: v.string(),
  state: noticeStateSchema,
});

/** `GET /api/notices?state=&q=&category=&place=&from=&to=&limit=&before=` */
export const noticePageSchema = v.object({
  notices: v.array(noticeSummarySchema),
  next: v.nullable(v.string()),
});

/** `GET /api/notices/{id}` */
export const noticeSchema = v.object({
  summary: noticeSummarySchema,
  /** What its band on the glass says; absent means the category's own name. */
  kind: v.optional(localizedSchema),
  /** What its newest revision was written with: the checklist to tick, the fields to edit. */
  template: templateSchema,
  /** Newest first. */
  revisions: v.array(revisionSchema),
  recalledAt: v.nullable(instantSchema),
  recalledBy: v.nullable(personSchema),
  recallReason: v.nullable(v.string()),
  /** Where places were, in words, that its revisions name and that have been removed since. */
  removedPlaces: v.optional(v.array(v.object({ id: idSchema, where: localizedSchema }))),
  /** What I may do now, by role and state. */
  actions: v.array(
    v.picklist([
      'edit',
      'delete',
      'submit',
      'review',
      'sign',
      'return',
      'take-back',
      'recall',
      ...updateKinds,
      'countersign',
      'put-back',
    ]),
  ),
  /** The notice that its newest revision replaces, and the one by which it is replaced, from that moment on. */
  supersedes: v.optional(noticeRefSchema),
  supersededBy: v.optional(v.object({ ...noticeRefSchema.entries, at: instantSchema })),
  /** The notices beside which its newest revision says why it stands. */
  beside: v.optional(v.array(v.object({ ...noticeRefSchema.entries, reason: v.string() }))),
});

/** `POST /api/notices/{id}/sign`: `revision` is what the approver has read; every checklist item must be ticked. */
export const signRequestSchema = v.object({ revision: ordinalSchema, ticks: v.array(v.boolean()) });
/** `POST /api/notices/{id}/submit`, `…/review` and `…/take-back` */
export const revisionRequestSchema = v.object({ revision: ordinalSchema });
const reasonSchema = v.pipe(textSchema(200), v.minLength(1));
/** `POST /api/notices/{id}/return` */
export const returnRequestSchema = v.object({ revision: ordinalSchema, reason: reasonSchema });
/** `POST /api/notices/{id}/recall` */
export const recallRequestSchema = v.object({ reason: reasonSchema });

export type TemplateField = v.InferOutput<typeof templateFieldSchema>;
export type TemplateView = v.InferOutput<typeof templateSchema>;
export type FieldValue = v.InferOutput<typeof fieldValueSchema>;
export type FieldValues = v.InferOutput<typeof fieldValuesSchema>;
export type Draft = v.InferOutput<typeof draftSchema>;
export type DraftBase = v.InferOutput<typeof draftBaseSchema>;
export type Problem = v.InferOutput<typeof problemSchema>;
export type Preview = v.InferOutput<typeof previewSchema>;
export type PreviewScreen = v.InferOutput<typeof previewScreenSchema>;
export type RevisionView = v.InferOutput<typeof revisionSchema>;
export type NoticeSummary = v.InferOutput<typeof noticeSummarySchema>;
export type NoticePage = v.InferOutput<typeof noticePageSchema>;
export type NoticeView = v.InferOutput<typeof noticeSchema>;
export type NoticeRef = v.InferOutput<typeof noticeRefSchema>;
export type NoticeAction = NoticeView['actions'][number];
