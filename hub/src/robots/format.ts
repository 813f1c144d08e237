import * as v from 'valibot';
import type { AlertMessage, RobotOutcome, RobotTarget } from '../core/robots/robot-store.ts';
import type { PostAnswer } from './post.ts';

export interface Letter {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LetterContext {
  /** Milliseconds since 1970, by the clock that the signature is made with. */
  readonly nowMs: number;
  /** Where the dashboard is; without a trailing slash. */
  readonly publicUrl: string;
}

/** How one kind of robot is written to, and what its answers mean. */
export interface RobotFormat {
  letter(target: RobotTarget, message: AlertMessage, context: LetterContext): Letter;
  /** Undefined where nothing but the HTTP status says it. */
  verdict(answer: PostAnswer): RobotOutcome | undefined;
}

/** Outside data as JSON, or undefined. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

const codedAnswerSchema = v.object({ errcode: v.number(), errmsg: v.optional(v.string(), '') });

/** What the answers of 企业微信 and 钉钉 mean: both say it by an `errcode`. */
export function codedVerdict(codes: {
  readonly limited: readonly number[];
  readonly busy: number;
}): RobotFormat['verdict'] {
  return ({ body }) => {
    const answer = v.safeParse(codedAnswerSchema, parsedJson(body));
    if (!answer.success) return undefined;
    const { errcode, errmsg } = answer.output;
    const error = `${errcode} ${errmsg}`;
    if (errcode === 0) return { kind: 'sent' };
    if (codes.limited.includes(errcode)) return { kind: 'limited', error, retryAfterMs: null };
    return { kind: errcode === codes.busy ? 'unreachable' : 'refused', error };
  };
}
