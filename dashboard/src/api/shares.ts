import {
  noticeShareSchema,
  shareChannelListSchema,
  shareChannelSchema,
  type NoticeShare,
  type ShareChannel,
  type ShareChannelRequest,
} from '@louyu/contract/api/shares';
import { request, requestNothing } from './request.ts';

/** @throws ApiError `share.not_out` before the notice is out */
export async function fetchShare(noticeId: string, signal?: AbortSignal): Promise<NoticeShare> {
  return request(noticeShareSchema, `/api/notices/${noticeId}/share`, { signal });
}

/** A tick: this revision is in that channel. @throws ApiError `notice.stale_revision` */
export async function markShared(
  noticeId: string,
  channelId: string,
  revision: number,
): Promise<NoticeShare> {
  const body = { channelId, revision };
  return request(noticeShareSchema, `/api/notices/${noticeId}/share/marks`, { method: 'POST', body });
}

export async function takeBackMark(noticeId: string, markId: string): Promise<NoticeShare> {
  return request(noticeShareSchema, `/api/notices/${noticeId}/share/marks/${markId}`, { method: 'DELETE' });
}

export async function fetchShareChannels(signal?: AbortSignal): Promise<readonly ShareChannel[]> {
  return request(shareChannelListSchema, '/api/share-channels', { signal });
}

/** @throws ApiError `share.channel_taken`, `share.channels_full` */
export async function addShareChannel(body: ShareChannelRequest): Promise<ShareChannel> {
  return request(shareChannelSchema, '/api/share-channels', { method: 'POST', body });
}

export async function renameShareChannel(id: string, name: string): Promise<readonly ShareChannel[]> {
  return request(shareChannelListSchema, `/api/share-channels/${id}`, { method: 'PATCH', body: { name } });
}

export async function removeShareChannel(id: string): Promise<void> {
  await requestNothing(`/api/share-channels/${id}`, { method: 'DELETE' });
}
