import { createHmac } from 'node:crypto';
import { inLanguage } from '@louyu/contract/primitives';
import type { RobotFormat } from './format.ts';

/**
 * A signed webhook by the Standard Webhooks specification 1.0: `webhook-id`, `webhook-timestamp` in seconds, and
 * `webhook-signature`, the HMAC-SHA256 of `id.timestamp.body`. The id of a message that is tried again is the same. Any 2xx
 * is a yes.
 */
export const webhook: RobotFormat = {
  letter({ url, secret, language }, message, { nowMs, publicUrl }) {
    const timestamp = String(Math.floor(nowMs / 1_000));
    const body = JSON.stringify({
      type: message.items.some(({ kind }) => kind === 'test') ? 'staff-alert.test' : 'staff-alert.raised',
      timestamp: message.createdAt,
      data: {
        alerts: message.items.map((item) => ({
          id: item.id,
          kind: item.kind,
          text: inLanguage(item.text, language),
          url: `${publicUrl}${item.path}`,
          raisedAt: item.raisedAt,
          step: item.step,
        })),
      },
    });
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const signature = createHmac('sha256', key).update(`${message.id}.${timestamp}.${body}`).digest('base64');
    const headers = {
      'webhook-id': message.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    };
    return { url: new URL(url), headers, body };
  },
  verdict: ({ status }) => (status >= 200 && status < 300 ? { kind: 'sent' } : undefined),
};
