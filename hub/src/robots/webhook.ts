import { createHmac } from 'node:crypto';
import { inLanguage } from '@louyu/contract/primitives';
import type { RobotTarget } from '../core/robots/robot-store.ts';
import type { Letter, RobotFormat } from './format.ts';

/**
 * A body signed by the Standard Webhooks specification 1.0: `webhook-id`, `webhook-timestamp` in seconds, and
 * `webhook-signature`, the HMAC-SHA256 of `id.timestamp.body`. The id of a message that is tried again is the same.
 */
export function signedLetter(
  { url, secret }: Pick<RobotTarget, 'url' | 'secret'>,
  id: string,
  body: string,
  nowMs: number,
): Letter {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    url: new URL(url),
    headers: {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  };
}

/** What staff are called for, to a signed webhook. Any 2xx is a yes. */
export const webhook: RobotFormat = {
  letter(target, message, { nowMs, publicUrl }) {
    const body = JSON.stringify({
      type: message.items.some(({ kind }) => kind === 'test') ? 'staff-alert.test' : 'staff-alert.raised',
      timestamp: message.createdAt,
      data: {
        alerts: message.items.map((item) => ({
          id: item.id,
          kind: item.kind,
          text: inLanguage(item.text, target.language),
          url: `${publicUrl}${item.path}`,
          raisedAt: item.raisedAt,
          step: item.step,
        })),
      },
    });
    return signedLetter(target, message.id, body, nowMs);
  },
  verdict: ({ status }) => (status >= 200 && status < 300 ? { kind: 'sent' } : undefined),
};
