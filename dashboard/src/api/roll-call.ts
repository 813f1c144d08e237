import { rollCallSchema, type DoorFinding, type RollCall } from '@louyu/contract/api/alerts';
import { request } from './request.ts';

/** Whoever stands before a door waits no longer than this for one answer; then the same is sent anew. */
const tapTimeoutMs = 5_000;

/** 报平安: who needs help, who has not answered. @throws ApiError `alert.not_found`, `auth.forbidden` */
export async function fetchRollCall(alertId: string, signal?: AbortSignal): Promise<RollCall> {
  return request(rollCallSchema, `/api/alerts/${alertId}/roll-call`, { signal });
}

/** Notes what was found at a door; undefined takes it back. Said twice it is said once. */
export async function noteDoor(
  alertId: string,
  householdId: string,
  as: DoorFinding | undefined,
): Promise<RollCall> {
  const path = `/api/alerts/${alertId}/roll-call/doors/${householdId}`;
  return request(
    rollCallSchema,
    path,
    as === undefined
      ? { method: 'DELETE', timeoutMs: tapTimeoutMs }
      : { method: 'POST', body: { as }, timeoutMs: tapTimeoutMs },
  );
}

/** Somebody has been where a word without a door came from. */
export async function noteSeen(alertId: string, wordId: string): Promise<RollCall> {
  const path = `/api/alerts/${alertId}/roll-call/words/${wordId}/seen`;
  return request(rollCallSchema, path, { method: 'POST', timeoutMs: tapTimeoutMs });
}
