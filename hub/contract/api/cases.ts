import * as v from 'valibot';
import {
  countSchema,
  idSchema,
  instantSchema,
  lineOrEmptySchema,
  localizedSchema,
  textSchema,
} from '../primitives.ts';
import { noticeStateSchema } from './delivery.ts';
import { dateSchema } from './duty.ts';
import type { Role } from './staff.ts';

/** 报修 · 投诉 · 建议 · 咨询 · 表扬 (R23, R26). */
export const caseKinds = ['repair', 'complaint', 'suggestion', 'question', 'praise'] as const;
export const caseKindSchema = v.picklist(caseKinds);

/** 漏水 · 灯不亮 · 电梯 · 门禁 · 垃圾 · 其他: the six pictures of the repair form. */
export const repairCategories = ['leak', 'light', 'lift', 'access', 'garbage', 'other'] as const;
/** Those, and 噪音 · 停车 · 绿化 · 收费 for what is no repair. */
export const caseCategories = [...repairCategories, 'noise', 'parking', 'greenery', 'fee'] as const;
export const caseCategorySchema = v.picklist(caseCategories);

/** 维修 · 保洁 · 秩序 · 客服. Who is in one of the first three sees what is theirs; the office sees everything (R27). */
export const caseTeams = ['repair', 'cleaning', 'security', 'office'] as const;
export const caseTeamSchema = v.picklist(caseTeams);

/** 待受理 · 已派单 · 处理中 · 待住户补充 · 待回访 · 已办结 */
export const caseStates = ['received', 'assigned', 'working', 'asking', 'answered', 'closed'] as const;
export const caseStateSchema = v.picklist(caseStates);

/** How it came in: the resident's own form, or 代录 of a call, at the counter, from a chat group, on paper, on patrol. */
export const caseSources = ['form', 'phone', 'counter', 'group', 'paper', 'patrol'] as const;
export const caseSourceSchema = v.picklist(caseSources);
export const enteredSourceSchema = v.picklist(caseSources.filter((source) => source !== 'form'));

/** Who handles cases, and who may read them. */
export const caseRoles = ['service'] as const satisfies readonly Role[];
export const caseReaderRoles = ['service', 'admin'] as const satisfies readonly Role[];

/** What one case may hold. Characters are UTF-16 units. */
export const caseLimits = {
  textMaxChars: 500,
  whereMaxChars: 60,
  contactMaxChars: 60,
  replyMaxChars: 1_000,
  noteMaxChars: 1_000,
  photosMax: 3,
  staffPhotosMax: 6,
  boxesMax: 20,
  /** A deferral ends within so many days. */
  deferMaxDays: 180,
} as const;

/** What is promised (R25): that a person takes it, a first word to the resident, and that it is solved or explained. */
export const caseTargets = ['receipt', 'reply', 'solution'] as const;
export const caseTargetSchema = v.picklist(caseTargets);

const timerSchema = v.object({
  target: caseTargetSchema,
  /** Null while the clock stands still, waiting for the resident. */
  dueAt: v.nullable(instantSchema),
  /** When it was done; null while it is not. */
  doneAt: v.nullable(instantSchema),
  /** Done too late, or not done although due. */
  late: v.boolean(),
});

const personSchema = v.object({ id: idSchema, name: v.string() });

/** A case as lists show it. */
export const caseSummarySchema = v.object({
  id: idSchema,
  /** 工单号 0312 is 312; a series of its own. */
  number: countSchema,
  kind: caseKindSchema,
  category: caseCategorySchema,
  state: caseStateSchema,
  team: caseTeamSchema,
  assignee: v.nullable(personSchema),
  source: caseSourceSchema,
  placeId: idSchema,
  place: localizedSchema,
  /** What the resident adds to the place: `2号电梯`; may be empty. */
  where: v.string(),
  /** The resident's words; empty once they had them deleted. */
  text: v.string(),
  createdAt: instantSchema,
  closedAt: v.nullable(instantSchema),
  /** The next promise to keep; null where there is none, and while the clock stands still. */
  next: v.nullable(v.object({ target: caseTargetSchema, dueAt: instantSchema })),
  /** 超时: `next` is past. */
  overdue: v.boolean(),
  /** 延期 until the end of this day of the site's calendar. */
  deferredUntil: v.nullable(dateSchema),
  /** 重新处理: how often the resident was not content. */
  reopened: countSchema,
  /** The resident has written since staff last did. */
  waitsForStaff: v.boolean(),
  /** 催办 and 上报: whoever has it, or whoever answers for the office, was called and has not been heard of since. */
  reminded: v.boolean(),
  escalated: v.boolean(),
  /** How many others said 我也遇到. */
  echoes: countSchema,
  photos: countSchema,
  hasContact: v.boolean(),
  /** Held back for staff to judge (R35); until then no promise runs and nobody is called. */
  held: v.boolean(),
});

/**
 * `GET /api/cases?state=received,working&kind=repair&team=repair&mine=1&overdue=1&held=1&place=…&notice=…&q=…&offset=0&limit=50`: open ones
 * by deadline unless states are named, those without one last; `closed` alone newest first. `notice`: those at the
 * places of a notice from 7 days before it was out until 7 days after (R31).
 */
export const casePageSchema = v.object({
  total: countSchema,
  cases: v.array(caseSummarySchema),
  /** Of all that this person sees. */
  counts: v.object({ open: countSchema, overdue: countSchema, mine: countSchema, held: countSchema }),
});

/** `GET /api/cases/people`: who handles cases, by name, and of which teams they can be given one. */
export const caseHandlerListSchema = v.array(
  v.object({ ...personSchema.entries, teams: v.array(caseTeamSchema) }),
);

export const caseEventKinds = [
  'submitted',
  'echoed',
  'held',
  'taken',
  'refused',
  'accepted',
  'assigned',
  'started',
  'replied',
  'asked',
  'wrote',
  'finished',
  'deferred',
  'closed',
  'confirmed',
  'reopened',
  'rated',
  'noted',
  'reminded',
  'escalated',
  'photo-added',
  'photo-released',
  'photo-withdrawn',
  'photo-redacted',
  'contact-seen',
  'wiped',
  'erased',
] as const;

export const caseEventSchema = v.object({
  id: countSchema,
  at: instantSchema,
  kind: v.picklist(caseEventKinds),
  by: v.picklist(['resident', 'staff', 'hub']),
  /** Of staff. */
  name: v.nullable(v.string()),
  /** What was said, noted, asked or planned; empty where there are no words. */
  text: v.string(),
  /** Whether the resident sees it. */
  open: v.boolean(),
  team: v.optional(caseTeamSchema),
  to: v.optional(v.string()),
  until: v.optional(dateSchema),
  reason: v.optional(v.string()),
  stars: v.optional(countSchema),
});

export const casePhotoSchema = v.object({
  id: idSchema,
  by: v.picklist(['resident', 'staff']),
  width: countSchema,
  height: countSchema,
  createdAt: instantSchema,
  /** Whether the resident's page shows it. */
  released: v.boolean(),
  redacted: v.boolean(),
});

export const caseActions = [
  'accept',
  'assign',
  'start',
  'reply',
  'ask',
  'finish',
  'close',
  'defer',
  'reopen',
  'note',
  'remind',
  'escalate',
  'take',
  'refuse',
] as const;

/** `GET /api/cases/{id}` */
export const caseSchema = v.object({
  ...caseSummarySchema.entries,
  /** The revision of a notice whose QR led to the form. */
  notice: v.nullable(v.object({ id: idSchema, number: countSchema, title: v.string() })),
  enteredBy: v.nullable(v.string()),
  timers: v.array(timerSchema),
  /** Oldest first. */
  events: v.array(caseEventSchema),
  photoList: v.array(casePhotoSchema),
  rating: v.nullable(v.object({ stars: countSchema, text: v.string() })),
  /** Notices for this place that were out within 7 days of its beginning, newest first (R31). */
  beside: v.array(
    v.object({
      id: idSchema,
      number: countSchema,
      title: v.string(),
      state: noticeStateSchema,
      from: v.nullable(instantSchema),
      to: v.nullable(instantSchema),
    }),
  ),
  /** When the contact and the photos are deleted by themselves; null while that is not known. */
  contactUntil: v.nullable(instantSchema),
  erasedAt: v.nullable(instantSchema),
  /** What this person may do now. */
  may: v.array(v.picklist(caseActions)),
});

const phraseSchema = (maxChars: number) => v.pipe(textSchema(maxChars), v.minLength(1));
const replySchema = phraseSchema(caseLimits.replyMaxChars);
const noteSchema = textSchema(caseLimits.noteMaxChars);

/**
 * `POST /api/cases/{id}/actions`. 409 `case.wrong_state`, 403 `case.not_yours`; `assign` hands over too (409 `case.not_in_team`).
 * Without a reply nothing closes: `close` needs one unless `finish` has given it.
 */
export const caseActionSchema = v.variant('action', [
  /** 受理 / 接单: a person takes it, and it is theirs. */
  v.object({ action: v.literal('accept') }),
  v.object({
    action: v.literal('assign'),
    team: caseTeamSchema,
    /** Null: whoever of the team takes it. */
    staffId: v.nullable(idSchema),
    note: noteSchema,
  }),
  /** 到场 */
  v.object({ action: v.literal('start') }),
  v.object({ action: v.literal('reply'), text: replySchema }),
  v.object({ action: v.literal('ask'), text: replySchema }),
  /** 完工, for the resident to confirm. */
  v.object({ action: v.literal('finish'), text: replySchema }),
  v.object({ action: v.literal('close'), text: textSchema(caseLimits.replyMaxChars) }),
  v.object({
    action: v.literal('defer'),
    reason: phraseSchema(200),
    plan: phraseSchema(400),
    until: dateSchema,
  }),
  v.object({ action: v.literal('reopen'), text: noteSchema }),
  v.object({ action: v.literal('note'), text: phraseSchema(caseLimits.noteMaxChars) }),
  /** 催办: calls whoever has it. */
  v.object({ action: v.literal('remind'), text: noteSchema }),
  /** 上报: calls whoever answers for the office. */
  v.object({ action: v.literal('escalate'), text: noteSchema }),
  /** What was held back is a case like any other, or is answered and over. */
  v.object({ action: v.literal('take') }),
  v.object({ action: v.literal('refuse'), text: replySchema }),
]);

/** `POST /api/cases`, 代录: answers 201 with {@link enteredCaseSchema}. `key`: the same again is the same case. */
export const caseEntryRequestSchema = v.object({
  key: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{16,40}$/)),
  source: enteredSourceSchema,
  kind: caseKindSchema,
  category: caseCategorySchema,
  placeId: idSchema,
  where: lineOrEmptySchema(caseLimits.whereMaxChars),
  text: phraseSchema(caseLimits.textMaxChars),
  contact: lineOrEmptySchema(caseLimits.contactMaxChars),
  /** Absent: by its category. */
  team: v.optional(caseTeamSchema),
});
export const enteredCaseSchema = v.object({
  case: caseSchema,
  /** To be read out or sent: `8K3F-7Q2M-9CX`; seen this once. */
  trackingCode: v.string(),
  trackingUrl: v.string(),
});

/** `POST /api/cases/{id}/contact`: a look, in the audit log. Empty where there is none, or none any more. */
export const caseContactSchema = v.object({ contact: v.string() });

const fractionSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/**
 * `PATCH /api/cases/{id}/photos/{photoId}`: released for the resident's page or taken back; black boxes, in fractions of
 * its width and height, are burnt in for good. `GET` of the same address brings the picture, for staff only.
 * `POST /api/cases/{id}/photos` takes one of staff, as bytes.
 */
export const casePhotoChangeSchema = v.object({
  released: v.optional(v.boolean()),
  boxes: v.optional(
    v.pipe(
      v.array(
        v.object({ x: fractionSchema, y: fractionSchema, width: fractionSchema, height: fractionSchema }),
      ),
      v.minLength(1),
      v.maxLength(caseLimits.boxesMax),
    ),
  ),
});

export type CaseKind = v.InferOutput<typeof caseKindSchema>;
export type CaseCategory = v.InferOutput<typeof caseCategorySchema>;
export type CaseTeam = v.InferOutput<typeof caseTeamSchema>;
export type CaseState = v.InferOutput<typeof caseStateSchema>;
export type CaseSource = v.InferOutput<typeof caseSourceSchema>;
export type CaseTarget = v.InferOutput<typeof caseTargetSchema>;
export type CaseTimer = v.InferOutput<typeof timerSchema>;
export type CaseHandler = v.InferOutput<typeof caseHandlerListSchema>[number];
export type CaseSummary = v.InferOutput<typeof caseSummarySchema>;
export type CasePage = v.InferOutput<typeof casePageSchema>;
export type CaseEventKind = (typeof caseEventKinds)[number];
export type CaseEvent = v.InferOutput<typeof caseEventSchema>;
export type CasePhoto = v.InferOutput<typeof casePhotoSchema>;
export type CaseAction = (typeof caseActions)[number];
export type CaseView = v.InferOutput<typeof caseSchema>;
export type CaseActionRequest = v.InferOutput<typeof caseActionSchema>;
export type CaseEntryRequest = v.InferOutput<typeof caseEntryRequestSchema>;
export type EnteredCase = v.InferOutput<typeof enteredCaseSchema>;
export type CaseContact = v.InferOutput<typeof caseContactSchema>;
export type CasePhotoChange = v.InferOutput<typeof casePhotoChangeSchema>;
export type PhotoBox = NonNullable<CasePhotoChange['boxes']>[number];
