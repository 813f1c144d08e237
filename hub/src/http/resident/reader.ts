import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { toBase64Url } from '@louyu/contract/base64url';
import { LouyuError } from '@louyu/contract/errors';
import { languageSchema, type Language } from '@louyu/contract/primitives';
import type { Random } from '../../core/ports.ts';
import type { HttpEnv } from '../http-env.ts';

/** Who reads a resident page, as far as it matters: how they want it, and by which random id their phone is told from others. */
export interface Reader {
  readonly language: Language;
  /** The elder view: text of 30 px, targets of 60 px. */
  readonly large: boolean;
  readonly phoneId: string;
  /** Whether they said that they want to name no door. */
  readonly doorDeclined: boolean;
  /** What links carry on: what was chosen for these pages, and the id of a phone that keeps no cookies. */
  readonly carried: Readonly<Record<string, string>>;
}

const phoneCookie = 'louyu_phone';
const viewCookie = 'louyu_view';
const doorCookie = 'louyu_door';
/** Browsers keep a cookie for 400 days at most. */
const cookieMaxAgeSeconds = 400 * 86_400;
const phoneIdBytes = 16;
const phoneIdSchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{22}$/));

/** Reads who is there, and lets their phone keep what it has chosen, and an id where it has none. */
export function readerOf(c: Context<HttpEnv>, random: Random, secure: boolean): Reader {
  const kept = cookiePhoneId(c);
  const brought = kept === undefined ? validPhoneId(c.req.query('phone')) : undefined;
  const phoneId = kept ?? brought ?? toBase64Url(random.bytes(phoneIdBytes));
  if (kept === undefined && brought === undefined) keep(c, phoneCookie, phoneId, secure);
  const chosenView = c.req.query('view');
  if (chosenView !== undefined) keep(c, viewCookie, chosenView === 'large' ? 'large' : 'usual', secure);
  if (c.req.query('door') === 'no') keep(c, doorCookie, 'no', secure);
  const lang = chosenLanguage(c);
  return {
    language: languageOf(c),
    large: isLarge(c),
    phoneId,
    doorDeclined: (c.req.query('door') ?? getCookie(c, doorCookie)) === 'no',
    carried: {
      ...(lang === undefined ? {} : { lang }),
      ...(brought === undefined ? {} : { phone: brought }),
      ...(brought !== undefined && isLarge(c) ? { view: 'large' } : {}),
    },
  };
}

/** The fields of a form that was sent: read as text, since no form here uploads anything. */
export async function formFields(c: Context<HttpEnv>): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}

/** The phone that sends a form: by its cookie, or by the id that its form repeats. */
export function phoneOfForm(c: Context<HttpEnv>, fields: URLSearchParams): string | undefined {
  return cookiePhoneId(c) ?? validPhoneId(fields.get('phone'));
}

/** @throws LouyuError `request.invalid` where a form tells no phone */
export function phoneOrThrow(c: Context<HttpEnv>, fields: URLSearchParams): string {
  const phoneId = phoneOfForm(c, fields);
  if (phoneId === undefined) throw new LouyuError('request.invalid', { details: { path: 'phone' } });
  return phoneId;
}

/** What the address after a form must carry for a phone that keeps no cookies. */
export function carriedByForm(c: Context<HttpEnv>, phoneId: string): Record<string, string | undefined> {
  return { lang: chosenLanguage(c), phone: cookiePhoneId(c) === undefined ? phoneId : undefined };
}

export function chosenLanguage(c: Context<HttpEnv>): Language | undefined {
  const lang = c.req.query('lang');
  return v.is(languageSchema, lang) ? lang : undefined;
}

export function languageOf(c: Context<HttpEnv>): Language {
  return chosenLanguage(c) ?? c.get('language');
}

export function isLarge(c: Context<HttpEnv>): boolean {
  return (c.req.query('view') ?? getCookie(c, viewCookie)) === 'large';
}

function cookiePhoneId(c: Context<HttpEnv>): string | undefined {
  return validPhoneId(getCookie(c, phoneCookie));
}

function validPhoneId(value: unknown): string | undefined {
  return v.is(phoneIdSchema, value) ? value : undefined;
}

/** The id is random and nothing else; the hub stores only its hash, and only after a tap. */
function keep(c: Context<HttpEnv>, name: string, value: string, secure: boolean): void {
  setCookie(c, name, value, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure,
    maxAge: cookieMaxAgeSeconds,
  });
}
