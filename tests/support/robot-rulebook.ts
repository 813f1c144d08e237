import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as v from 'valibot';
import { noticeNewsSchema, noticeNewsTestSchema } from '@louyu/contract/api/notice-news';

/*
 * The robots' documented rules, written from the makers' pages and not from our adapters: what is signed, how large a message
 * may be, how many there may be. 企业微信 群机器人配置说明, 钉钉 自定义机器人接入, 飞书 自定义机器人使用指南, Standard Webhooks 1.0.
 */

export const robotSecrets = {
  wecom: '',
  dingtalk: 'SEC0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  feishu: 'kQmZp3vXw9Lr2TnB7sYd5A',
  webhook: `whsec_${Buffer.from('a secret of thirty-two bytes, yes').toString('base64')}`,
  notices: `whsec_${Buffer.from('another secret, for the residents').toString('base64')}`,
} as const;

export type RuledRobot = keyof typeof robotSecrets;

export interface Arrival {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds since 1970, by the robot's clock. */
  readonly nowMs: number;
}

export interface Ruling {
  readonly status: number;
  readonly answer: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What people read of it, when it was taken. */
  readonly text?: string;
  /** Ids of the alerts in it, where the message names them. */
  readonly alertIds?: readonly string[];
  readonly messageId?: string;
}

const hourMs = 3_600_000;

const textSchema = v.object({ msgtype: v.literal('text'), text: v.object({ content: v.string() }) });
const markdownSchema = v.object({
  msgtype: v.literal('markdown'),
  markdown: v.object({ title: v.pipe(v.string(), v.minLength(1)), text: v.string() }),
});
const paragraphSchema = v.array(
  v.object({ tag: v.picklist(['text', 'a']), text: v.string(), href: v.optional(v.string(), '') }),
);
const bodySchema = v.object({ title: v.string(), content: v.array(paragraphSchema) });
const postSchema = v.object({
  timestamp: v.string(),
  sign: v.string(),
  msg_type: v.literal('post'),
  content: v.object({ post: v.record(v.picklist(['zh_cn', 'en_us']), bodySchema) }),
});
const hookSchema = v.object({
  type: v.string(),
  timestamp: v.string(),
  data: v.object({ alerts: v.pipe(v.array(v.object({ id: v.string() })), v.minLength(1)) }),
});

const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest('base64');

/** What each robot says to a request that is not one too many. */
export const rulebook: Readonly<Record<RuledRobot, (arrival: Arrival) => Ruling>> = {
  wecom({ url, body }) {
    if (url.searchParams.get('key') !== 'wecom-key-0123456789')
      return {
        status: 200,
        answer: { errcode: 93_000, errmsg: 'invalid webhook url, hint: [1], from ip: 192.0.2.1' },
      };
    const message = v.parse(textSchema, JSON.parse(body));
    if (Buffer.byteLength(message.text.content) > 2_048)
      return { status: 200, answer: { errcode: 40_058, errmsg: 'text.content exceed max length 2048' } };
    return { status: 200, answer: { errcode: 0, errmsg: 'ok' }, text: message.text.content };
  },
  dingtalk({ url, body, nowMs }) {
    const refused = (why: string) => ({ status: 200, answer: { errcode: 310_000, errmsg: why } });
    const timestamp = url.searchParams.get('timestamp') ?? '';
    if (Math.abs(Number(timestamp) - nowMs) > hourMs) return refused('invalid timestamp');
    const { dingtalk: secret } = robotSecrets;
    if (url.searchParams.get('sign') !== mac(secret, `${timestamp}\n${secret}`))
      return refused('sign not match');
    if (Buffer.byteLength(body) > 20_000)
      return { status: 200, answer: { errcode: 460_101, errmsg: 'message too long, exceed 20000 bytes' } };
    const { title, text } = v.parse(markdownSchema, JSON.parse(body)).markdown;
    return { status: 200, answer: { errcode: 0, errmsg: 'ok' }, text: `${title}\n${text}` };
  },
  feishu({ body, nowMs }) {
    const message = v.parse(postSchema, JSON.parse(body));
    const isFresh = Math.abs(Number(message.timestamp) * 1_000 - nowMs) <= hourMs;
    // The signed text is empty: the moment and the secret are the key.
    if (!isFresh || message.sign !== mac(`${message.timestamp}\n${robotSecrets.feishu}`, '')) {
      const msg = 'sign match fail or timestamp is not within one hour from current time';
      return { status: 200, answer: { code: 19_021, msg, data: {} } };
    }
    if (Buffer.byteLength(body) > 20 * 1_024)
      return { status: 400, answer: { code: 9_499, msg: 'Bad Request', data: {} } };
    const post = Object.values(message.content.post)[0];
    const lines =
      post?.content.map((paragraph) => paragraph.map(({ text, href }) => text + href).join('')) ?? [];
    return {
      status: 200,
      answer: { code: 0, msg: 'success', data: {} },
      text: [post?.title, ...lines].join('\n'),
    };
  },
  webhook(arrival) {
    const { messageId, ruling } = signedBy(robotSecrets.webhook, arrival);
    if (ruling !== undefined) return ruling;
    const { data } = v.parse(hookSchema, JSON.parse(arrival.body));
    const alertIds = data.alerts.map((alert) => alert.id);
    return { status: 204, answer: '', text: arrival.body, messageId, alertIds };
  },
  notices(arrival) {
    const { messageId, ruling } = signedBy(robotSecrets.notices, arrival);
    if (ruling !== undefined) return ruling;
    v.parse(v.union([noticeNewsSchema, noticeNewsTestSchema]), JSON.parse(arrival.body));
    return { status: 202, answer: 'queued', text: arrival.body, messageId };
  },
};

/** Standard Webhooks 1.0: what says no where the time or the signature is wrong. */
function signedBy(
  secret: string,
  { headers, body, nowMs }: Arrival,
): { readonly messageId: string; readonly ruling?: Ruling } {
  const messageId = String(headers['webhook-id'] ?? '');
  const timestamp = String(headers['webhook-timestamp'] ?? '');
  if (Math.abs(Number(timestamp) * 1_000 - nowMs) > 300_000)
    return { messageId, ruling: { status: 401, answer: 'timestamp' } };
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signatures = String(headers['webhook-signature'] ?? '').split(' ');
  return signatures.includes(`v1,${mac(key, `${messageId}.${timestamp}.${body}`)}`)
    ? { messageId }
    : { messageId, ruling: { status: 401, answer: 'signature' } };
}

interface Rate {
  readonly max: number;
  readonly withinMs: number;
}

/** How many messages each robot takes; the webhook's is the one that our README names. */
export const rates: Readonly<Record<RuledRobot, readonly Rate[]>> = {
  wecom: [{ max: 20, withinMs: 60_000 }],
  dingtalk: [{ max: 20, withinMs: 60_000 }],
  feishu: [
    { max: 100, withinMs: 60_000 },
    { max: 5, withinMs: 1_000 },
  ],
  webhook: [{ max: 60, withinMs: 60_000 }],
  notices: [{ max: 60, withinMs: 60_000 }],
};

/** How long a robot takes nothing after one too many. */
export const penaltyMs: Readonly<Record<RuledRobot, number>> = {
  wecom: 0,
  dingtalk: 600_000,
  feishu: 0,
  webhook: 0,
  notices: 0,
};

export const tooMany: Readonly<Record<RuledRobot, Ruling>> = {
  wecom: { status: 200, answer: { errcode: 45_009, errmsg: 'api freq out of limit, hint: [1]' } },
  dingtalk: {
    status: 200,
    answer: { errcode: 130_101, errmsg: 'send too fast, exceed 20 times per minute' },
  },
  feishu: {
    status: 200,
    answer: { code: 11_232, msg: 'create message service trigger rate limit', data: {} },
  },
  webhook: { status: 429, answer: '', headers: { 'retry-after': '7' } },
  notices: { status: 429, answer: '', headers: { 'retry-after': '7' } },
};
