import * as v from 'valibot';
import { noticeNumberSchema } from '../board.ts';
import { categorySchema, noticeContentSchema } from '../notice-content.ts';
import { idSchema, instantSchema, lineSchema, ordinalSchema } from '../primitives.ts';
import { groupTextSchema } from './group-text.ts';
import { noticeStateSchema } from './delivery.ts';
import type { Role } from './staff.ts';

/** A chat group, a board of paper, or calls and visits. */
export const shareChannelKinds = ['group', 'board', 'call'] as const;
export const shareChannelsMax = 60;

/** Who posts, hangs up and calls, and who keeps the list of where. */
export const shareRoles = [
  'editor',
  'reviewer',
  'approver',
  'operator',
  'service',
  'admin',
] as const satisfies readonly Role[];
export const shareChannelRoles = ['editor', 'admin'] as const satisfies readonly Role[];

/** `POST /api/share-channels`; 409 `share.channel_taken`, `share.channels_full` */
export const shareChannelRequestSchema = v.object({
  name: lineSchema(30),
  kind: v.picklist(shareChannelKinds),
});
/** `PATCH /api/share-channels/{id}` */
export const shareChannelChangeSchema = v.object({ name: lineSchema(30) });

/** Where notices go by hand: 业主1群, 3栋公告栏. `GET /api/share-channels` lists them. */
export const shareChannelSchema = v.object({ id: idSchema, ...shareChannelRequestSchema.entries });
export const shareChannelListSchema = v.array(shareChannelSchema);

/** A tick: this revision was posted, hung up or told there (R14). Its channel may have been removed since. */
export const shareMarkSchema = v.object({
  id: idSchema,
  channel: shareChannelSchema,
  revision: ordinalSchema,
  by: v.object({ id: idSchema, name: v.string() }),
  at: instantSchema,
});

/** A notice on paper in one language, with the words around it as they are printed. */
export const paperSchema = v.object({
  kind: v.string(),
  /** 编号 0312 · 第2版 */
  number: v.string(),
  content: noticeContentSchema,
  office: v.string(),
  issued: v.string(),
  /** Beside the QR. */
  caption: v.string(),
  /** With its words; empty where there is none. */
  hotline: v.string(),
});

/** `GET /api/notices/{id}/share`: the revision that is out, ready for groups and paper; 409 `share.not_out` before. */
export const noticeShareSchema = v.object({
  noticeId: idSchema,
  number: noticeNumberSchema,
  revision: ordinalSchema,
  state: noticeStateSchema,
  category: categorySchema,
  /** What a poster and a sheet say, by language; the source language is always there. */
  paper: v.object({ 'zh-CN': paperSchema, en: v.optional(paperSchema) }),
  /** What a QR on paper carries: the residents' page, in upper case. */
  qr: v.string(),
  /** For a recalled notice: what takes it back in the groups. */
  groupText: groupTextSchema,
  channels: shareChannelListSchema,
  /** Newest first. */
  marks: v.array(shareMarkSchema),
});

/** `POST /api/notices/{id}/share/marks`; ticking again changes nothing. 409 `notice.stale_revision` */
export const shareMarkRequestSchema = v.object({ channelId: idSchema, revision: ordinalSchema });

export type ShareChannelKind = (typeof shareChannelKinds)[number];
export type ShareChannel = v.InferOutput<typeof shareChannelSchema>;
export type ShareChannelRequest = v.InferOutput<typeof shareChannelRequestSchema>;
export type ShareMark = v.InferOutput<typeof shareMarkSchema>;
export type ShareMarkRequest = v.InferOutput<typeof shareMarkRequestSchema>;
export type Paper = v.InferOutput<typeof paperSchema>;
export type NoticeShare = v.InferOutput<typeof noticeShareSchema>;
