import type { Draft } from '@louyu/contract/api/notices';
import { NoticeService } from '../../hub/src/core/notices/notice-service.ts';
import type { NoticeRecord } from '../../hub/src/core/notices/notice-store.ts';
import { Releases } from '../../hub/src/core/notices/releases.ts';
import { templateById } from '../../hub/src/core/notices/templates.ts';
import { openDeviceHub, type DeviceHub } from './device-hub.ts';
import { approver, editor } from './notice-records.ts';

/** Notices on a real database, from the draft to the boards. */
export interface NoticeDesk {
  readonly hub: DeviceHub;
  readonly notices: NoticeService;
  readonly releases: Releases;
  readonly now: () => string;
  /** Writes, submits and signs a notice. */
  sign(draft: Draft): Promise<NoticeRecord>;
  /** The same, and lets the take-back time pass. */
  publish(draft: Draft): Promise<NoticeRecord>;
  close(): Promise<void>;
}

const takeBackMs = 15_000;

export async function openNoticeDesk(): Promise<NoticeDesk> {
  const hub = await openDeviceHub();
  const releases = new Releases();
  let ids = 0;
  const notices = new NoticeService({
    ...hub,
    trustedClock: hub.clock,
    random: { id: () => `made${(ids += 1)}`, bytes: (length) => new Uint8Array(length) },
    events: { emit: (change) => void hub.changes.push(change) },
    releases,
  });
  const sign = async (draft: Draft) => {
    const { id } = await notices.create(editor, draft);
    await notices.submit(editor, id, 1);
    return notices.sign(approver, id, 1, templateById(draft.templateId)?.checklist.map(() => true) ?? []);
  };
  return {
    hub,
    notices,
    releases,
    now: () => hub.clock.now(),
    sign,
    async publish(draft) {
      const notice = await sign(draft);
      hub.clock.pass(takeBackMs);
      return notice;
    },
    close: () => hub.close(),
  };
}
