import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { languageSchema, type Language } from '@louyu/contract/primitives';
import { decodeScreenLink, encodeScreenLink } from '@louyu/contract/screen-link';
import type { HttpEnv } from '../http-env.ts';

/* What a phone brings along: its random id, the code it has scanned, the language it reads. */

const cookieName = 'louyu_phone';
/** Browsers keep a cookie for 400 days at most. */
const cookieMaxAgeSeconds = 400 * 86_400;
const phoneIdSchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{22}$/));

export function validPhoneId(value: unknown): string | undefined {
  return v.is(phoneIdSchema, value) ? value : undefined;
}

export function cookiePhoneId(c: Context<HttpEnv>): string | undefined {
  return validPhoneId(getCookie(c, cookieName));
}

export function queryPhoneId(c: Context<HttpEnv>): string | undefined {
  return validPhoneId(c.req.query('phone'));
}

/** A random id and nothing else; the hub stores only its hash, and only after a tap. */
export function keepPhoneId(c: Context<HttpEnv>, phoneId: string, secure: boolean): void {
  setCookie(c, cookieName, phoneId, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure,
    maxAge: cookieMaxAgeSeconds,
  });
}

export function chosenLanguage(c: Context<HttpEnv>): Language | undefined {
  const lang = c.req.query('lang');
  return v.is(languageSchema, lang) ? lang : undefined;
}

export function languageOf(c: Context<HttpEnv>): Language {
  return chosenLanguage(c) ?? c.get('language');
}

/** The code as the hub writes it; empty where it cannot be one. */
export function canonicalCode(c: Context<HttpEnv>): string {
  try {
    return encodeScreenLink(decodeScreenLink(c.req.param('code') ?? ''));
  } catch {
    return '';
  }
}
