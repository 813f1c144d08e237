import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { fitted, wordsOf, type RobotLine } from '../core/robots/wording.ts';
import { byteLength, parsedJson, type RobotFormat } from './format.ts';

/** Largest body of a request, in bytes. */
const bodyMaxBytes = 20_000;
const limitedCodes: readonly number[] = [11_232, 99_991_400];
/** Said of too many requests, but also of malformed ones. */
const ambiguousCode = 9_499;

const answerSchema = v.union([
  v.object({ code: v.number(), msg: v.optional(v.string(), '') }),
  v.pipe(
    v.object({ StatusCode: v.number(), StatusMessage: v.optional(v.string(), '') }),
    v.transform(({ StatusCode, StatusMessage }) => ({ code: StatusCode, msg: StatusMessage })),
  ),
]);

/**
 * The custom robot of 飞书 (open.feishu.cn, 自定义机器人使用指南): with 签名校验 the body carries the moment in seconds, not an hour
 * off, and the HMAC-SHA256 of nothing by the moment and the secret.
 */
export const feishu: RobotFormat = {
  letter({ url, secret, language }, message, { nowMs, publicUrl }) {
    const words = wordsOf(message, language, publicUrl);
    const timestamp = String(Math.floor(nowMs / 1_000));
    const proof = secret === '' ? {} : { timestamp, sign: signOf(timestamp, secret) };
    const bodyOf = (lines: readonly RobotLine[]) =>
      JSON.stringify({
        ...proof,
        msg_type: 'post',
        content: {
          post: {
            [language === 'zh-CN' ? 'zh_cn' : 'en_us']: {
              title: words.title,
              // Texts of a post are shown as they are: nothing in them mentions anybody.
              content: [
                ...lines.map(({ text, link }) => [
                  link === '' ? { tag: 'text', text } : { tag: 'a', text, href: link },
                ]),
                [{ tag: 'a', text: words.call, href: words.link }],
              ],
            },
          },
        },
      });
    const lines = fitted(words, (some) => byteLength(bodyOf(some)) <= bodyMaxBytes);
    return { url: new URL(url), headers: {}, body: bodyOf(lines) };
  },
  verdict({ status, headers, body }) {
    const answer = v.safeParse(answerSchema, parsedJson(body));
    if (!answer.success) return undefined;
    const { code, msg } = answer.output;
    const error = `${code} ${msg}`;
    if (code === 0) return { kind: 'sent' };
    const tooMany = code === ambiguousCode && /too many|frequency/i.test(msg);
    if (status === 429 || tooMany || limitedCodes.includes(code)) {
      const reset = Number(headers['x-ogw-ratelimit-reset']);
      return { kind: 'limited', error, retryAfterMs: reset > 0 ? reset * 1_000 : null };
    }
    return { kind: 'refused', error };
  },
};

function signOf(timestamp: string, secret: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
}
