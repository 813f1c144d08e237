import * as v from 'valibot';
import { deviceKindSchema } from '../devices.ts';
import { countSchema, idSchema, instantSchema, localizedSchema, ordinalSchema } from '../primitives.ts';

/** 草稿 · 待审核 · 待发布 · 展示中 · 已到期 · 已撤回 */
export const noticeStateSchema = v.picklist([
  'draft',
  'in-review',
  'scheduled',
  'live',
  'expired',
  'recalled',
]);

/**
 * What became of a notice on one device, by the device's own word:
 * 未送达 `not-yet`, 已下发 `received` (holds it, not seen on glass yet; on e-paper its title may stand in the list, which is no showing), 正在显示 `showing`, 已显示 `shown`,
 * 待撤下 `still-carries` (it is over or recalled and the device has not said that it is gone), 已撤下 `removed`,
 * `never-carried` (over before it arrived), 已停用或更换 `lost` (revoked or replaced by staff while carrying it).
 */
export const deliveryStateSchema = v.picklist([
  'not-yet',
  'received',
  'showing',
  'shown',
  'still-carries',
  'removed',
  'never-carried',
  'lost',
]);

/** `GET /api/notices/{id}/delivery` */
export const deliverySchema = v.object({
  noticeId: idSchema,
  state: noticeStateSchema,
  devices: v.array(
    v.object({
      deviceId: idSchema,
      name: v.string(),
      kind: deviceKindSchema,
      where: localizedSchema,
      online: v.boolean(),
      state: deliveryStateSchema,
      revision: v.nullable(ordinalSchema),
      receivedAt: v.nullable(instantSchema),
      firstShownAt: v.nullable(instantSchema),
      lastShownAt: v.nullable(instantSchema),
      secondsShown: v.pipe(v.number(), v.finite(), v.minValue(0)),
      removedAt: v.nullable(instantSchema),
      /** When staff replaced the glass that carried it: it has not said that it is gone, and never will. */
      lostAt: v.nullable(instantSchema),
    }),
  ),
  acknowledgments: v.object({
    total: countSchema,
    /** Households that know it, by their own word or by staff's (`/coverage` tells them apart). */
    households: countSchema,
    lastAt: v.nullable(instantSchema),
    /** Those that came from chat groups, posters and sheets of paper: of no screen. */
    shared: countSchema,
    byScreen: v.array(v.object({ deviceId: idSchema, name: v.string(), count: countSchema })),
  }),
});

export type NoticeState = v.InferOutput<typeof noticeStateSchema>;
export type DeliveryState = v.InferOutput<typeof deliveryStateSchema>;
export type Delivery = v.InferOutput<typeof deliverySchema>;
