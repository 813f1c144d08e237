import type { RobotKind } from '@louyu/contract/api/robots';
import { LouyuError } from '@louyu/contract/errors';
import type { RobotMessage, RobotOutcome, RobotSender, RobotTarget } from '../core/robots/robot-store.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import type { Letter, LetterContext, RobotFormat } from './format.ts';
import { assertMayPost, post, type PostAnswer } from './post.ts';
import { signedLetter, webhook } from './webhook.ts';
import { wecom } from './wecom.ts';

export const robotSenderDefaults = {
  /** A robot must have answered whole by then, in milliseconds. */
  robotTimeoutMs: 10_000,
  /** As much of an answer is read, in bytes. */
  robotAnswerMaxBytes: 16_384,
};

export interface RobotSenderOptions {
  /** Where people open the dashboard: the links of messages. */
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly limits: typeof robotSenderDefaults;
}

/** A sender, and what ends the requests that are under way. */
export interface ClosingSender extends RobotSender {
  close(): void;
}

const formats: Readonly<Record<RobotKind, RobotFormat>> = {
  wecom,
  dingtalk,
  feishu,
  webhook,
  notices: webhook,
};

const errorMaxChars = 300;
/** A clock is taken for wrong only by more than this; robots take signatures up to an hour off, webhooks five minutes. */
const offsetIgnoredMs = 60_000;

/**
 * Writes to robots. One whose answers are dated otherwise than by this machine's clock is signed for by its own time: a hub
 * that has been without the internet may have a clock that nobody corrects.
 */
export function createRobotSender({ publicUrl, nowMs, limits }: RobotSenderOptions): ClosingSender {
  const closing = new AbortController();
  const offsetsMs = new Map<string, number>();

  function noteDate(robotId: string, { headers }: PostAnswer): void {
    const theirs = Date.parse(headers.date ?? '');
    if (Number.isNaN(theirs)) return;
    const offset = theirs - nowMs();
    if (Math.abs(offset) > offsetIgnoredMs) offsetsMs.set(robotId, offset);
    else offsetsMs.delete(robotId);
  }

  return {
    close: () => closing.abort(),
    assertAddress({ url, privateAllowed }) {
      assertMayPost(new URL(url), privateAllowed);
    },
    async send(target, message) {
      try {
        const { url, headers, body } = letterOf(target, message, {
          publicUrl,
          nowMs: nowMs() + (offsetsMs.get(target.id) ?? 0),
        });
        const answer = await post({
          url,
          headers,
          body,
          privateAllowed: target.privateAllowed,
          // From the name to the last byte of the answer.
          signal: AbortSignal.any([AbortSignal.timeout(limits.robotTimeoutMs), closing.signal]),
          answerMaxBytes: limits.robotAnswerMaxBytes,
        });
        noteDate(target.id, answer);
        return withoutSecrets(formats[target.kind].verdict(answer) ?? byStatus(answer), target);
      } catch (error) {
        return withoutSecrets(failureOf(error), target);
      }
    },
  };
}

function letterOf(target: RobotTarget, message: RobotMessage, context: LetterContext): Letter {
  if ('items' in message) return formats[target.kind].letter(target, message, context);
  return signedLetter(target, message.id, JSON.stringify(message.news), context.nowMs);
}

/** What an answer means that is not in the robot's own terms: often something in between has answered. */
function byStatus({ status, headers, body }: PostAnswer): RobotOutcome {
  const error = `HTTP ${status} ${body}`;
  const seconds = Number(headers['retry-after']);
  const retryAfterMs = seconds > 0 ? seconds * 1_000 : null;
  if (status === 429 || (status === 503 && retryAfterMs !== null))
    return { kind: 'limited', error, retryAfterMs };
  return { kind: status >= 500 ? 'unreachable' : 'refused', error };
}

function failureOf(error: unknown): RobotOutcome {
  if (error instanceof LouyuError) return { kind: 'refused', error: error.code };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isTimeout = error instanceof Error && (error.name === 'TimeoutError' || code === 'ABORT_ERR');
  return { kind: 'unreachable', error: isTimeout ? 'ETIMEDOUT' : code || 'no answer' };
}

/** The words of a robot as they may be shown and stored: short, on one line, and without the password that it echoed. */
function withoutSecrets(outcome: RobotOutcome, { url, secret }: RobotTarget): RobotOutcome {
  if (outcome.kind === 'sent') return outcome;
  const { pathname, searchParams } = new URL(url);
  const secrets = [url, secret, ...searchParams.values(), ...pathname.split('/')].filter(
    ({ length }) => length >= 8,
  );
  let error = outcome.error.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  for (const words of secrets) error = error.replaceAll(words, '…');
  return { ...outcome, error: error.slice(0, errorMaxChars) };
}
