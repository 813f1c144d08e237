import { fitted, wordsOf, type RobotLine } from '../core/robots/wording.ts';
import { byteLength, codedVerdict, type RobotFormat } from './format.ts';

/** Longest content of a text message, in bytes of UTF-8. */
const textMaxBytes = 2_048;
/** Too many calls, and too many at once. */
const limitedCodes: readonly number[] = [45_009, 45_033];
const busyCode = -1;

/**
 * The group robot of 企业微信 (developer.work.weixin.qq.com, 群机器人配置说明): its address is its password. Plain text, since
 * that is what people who read the group in 微信 see too.
 */
export const wecom: RobotFormat = {
  letter({ url, language }, message, { publicUrl }) {
    const words = wordsOf(message, language, publicUrl);
    const contentOf = (lines: readonly RobotLine[]) =>
      [
        words.title,
        ...lines.map(({ text, link }) => `${text} ${link}`.trimEnd()),
        `${words.call} ${words.link}`,
      ]
        .map(unmentioning)
        .join('\n');
    const lines = fitted(words, (some) => byteLength(contentOf(some)) <= textMaxBytes);
    const body = { msgtype: 'text', text: { content: contentOf(lines) } };
    return { url: new URL(url), headers: {}, body: JSON.stringify(body) };
  },
  verdict: codedVerdict({ limited: limitedCodes, busy: busyCode }),
};

/** `<@all>` in a title would call everybody in the group. */
function unmentioning(line: string): string {
  return line.replaceAll('<', '‹');
}
