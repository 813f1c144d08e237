import * as v from 'valibot';
import { draftImageSchema } from '../images.ts';
import { boardNoticeSchema } from '../board.ts';
import { instantSchema, lineOrEmptySchema, lineSchema, ordinalSchema, windowSchema } from '../primitives.ts';

/** What one person may say on a live notice without a second signature: 已恢复 · 推迟到… · 追加进展 */
export const updateKinds = ['restored', 'postponed', 'progress'] as const;
export const updateKindSchema = v.picklist(updateKinds);

/** The longest line of 追加进展, in UTF-16 units, by language. */
export const progressMaxChars = { 'zh-CN': 60, en: 150 } as const;
/** Most such lines on one notice. */
export const progressMaxCount = 12;

const progressTextSchema = v.object({
  'zh-CN': lineSchema(progressMaxChars['zh-CN']),
  en: v.optional(lineOrEmptySchema(progressMaxChars.en)),
});

/** A dated line under a notice, about what has happened since. */
export const progressSchema = v.object({ at: instantSchema, text: progressTextSchema });

/** `POST /api/notices/{id}/update` and `…/update/preview`; `revision` is the one that is out, as the person saw it. */
export const updateRequestSchema = v.variant('kind', [
  v.object({ kind: v.literal('restored'), revision: ordinalSchema }),
  v.object({
    kind: v.literal('postponed'),
    revision: ordinalSchema,
    /** The new moments by the keys of the template's fields. */
    moments: v.pipe(
      v.record(v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z]{0,30}$/)), instantSchema),
      v.check((moments) => Object.keys(moments).length <= 8, 'too many moments'),
    ),
  }),
  v.object({
    kind: v.literal('progress'),
    revision: ordinalSchema,
    text: progressTextSchema,
    image: v.optional(draftImageSchema),
  }),
]);

/** `POST /api/notices/{id}/update/preview`: what the screens would show, and until when. What they cannot show is refused. */
export const updatePreviewSchema = v.object({ notice: boardNoticeSchema, window: windowSchema });

/** `POST /api/notices/{id}/countersign` and `…/put-back`: the revision that is out, as the person read it. */
export const countersignRequestSchema = v.object({ revision: ordinalSchema });

export type UpdateKind = v.InferOutput<typeof updateKindSchema>;
export type Progress = v.InferOutput<typeof progressSchema>;
export type UpdateRequest = v.InferOutput<typeof updateRequestSchema>;
export type UpdatePreview = v.InferOutput<typeof updatePreviewSchema>;
