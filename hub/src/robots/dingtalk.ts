import { createHmac } from 'node:crypto';
import { fitted, wordsOf, type RobotLine } from '../core/robots/wording.ts';
import { byteLength, codedVerdict, type RobotFormat } from './format.ts';

/** 钉钉 answers "message too long" above 20,000 bytes; the rest is left for what JSON adds. */
const textMaxBytes = 16_000;
/** "send too fast, exceed 20 times per minute": then nothing is taken for ten minutes. */
const limitedCodes: readonly number[] = [130_101, 410_100];
const busyCode = -1;

/**
 * The custom robot of 钉钉 (open.dingtalk.com, 自定义机器人接入): with 加签 the address carries the moment in milliseconds, not an
 * hour off, and the HMAC-SHA256 of it and the secret by the secret.
 */
export const dingtalk: RobotFormat = {
  letter({ url, secret, language }, message, { nowMs, publicUrl }) {
    const words = wordsOf(message, language, publicUrl);
    const textOf = (lines: readonly RobotLine[]) =>
      [
        `#### ${plain(words.title)}`,
        ...lines.map(({ text, link }) => (link === '' ? `- ${plain(text)}` : `- [${plain(text)}](${link})`)),
        `[${words.call}](${words.link})`,
      ].join('\n\n');
    const lines = fitted(words, (some) => byteLength(textOf(some)) <= textMaxBytes);
    const body = {
      msgtype: 'markdown',
      markdown: { title: words.title, text: textOf(lines) },
      at: { isAtAll: false },
    };
    return { url: signed(new URL(url), secret, nowMs), headers: {}, body: JSON.stringify(body) };
  },
  verdict: codedVerdict({ limited: limitedCodes, busy: busyCode }),
};

function signed(url: URL, secret: string, nowMs: number): URL {
  if (secret === '') return url;
  const sign = createHmac('sha256', secret).update(`${nowMs}\n${secret}`).digest('base64');
  url.searchParams.set('timestamp', String(nowMs));
  url.searchParams.set('sign', sign);
  return url;
}

/** What Markdown would read as its own, as people wrote it. */
function plain(line: string): string {
  return line.replace(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`);
}
