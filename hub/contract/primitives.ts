import * as v from 'valibot';

/** The version of the wire: the `v1` of every topic and of every device endpoint. */
export const wireVersion = 1;

/** An identifier of anything Louyu names: 1–32 lower-case letters and digits, so that it is safe in topics and URLs. */
export const idSchema = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,32}$/));

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/**
 * A moment in UTC, ISO 8601 with a literal `Z`: `2026-11-21T01:00:00Z` or with milliseconds. Parsed into the form with
 * milliseconds, so that moments compare as text.
 */
export const instantSchema = v.pipe(
  v.string(),
  v.regex(instantPattern),
  v.check((text) => {
    const time = Date.parse(text);
    // `Date` rolls 30 February over into March: what comes back must be what was written.
    return Number.isFinite(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19);
  }, 'not a moment in time'),
  v.transform((text) => new Date(text).toISOString()),
);

/** `[from, to)` in UTC; `from` is before `to`. */
export const windowSchema = v.pipe(
  v.object({ from: instantSchema, to: instantSchema }),
  v.check((window) => Date.parse(window.from) < Date.parse(window.to), 'the window ends before it starts'),
);

/** The languages of content and of every page. zh-CN is the source language. */
export const languages = ['zh-CN', 'en'] as const;
export const languageSchema = v.picklist(languages);

/** A text in both languages; the source language is always there. */
export const localizedSchema = v.object({
  'zh-CN': v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
  en: v.optional(v.pipe(v.string(), v.maxLength(800))),
});

/** A whole number from 1 to 2³¹: revisions, versions, epochs. */
export const ordinalSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(2 ** 31));

/** A whole number from 0. */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * One line of at most `maxLength` UTF-16 units, maybe empty: no control characters (PostgreSQL stores no NUL), no line
 * ends, no half of a surrogate pair (it has no UTF-8).
 */
export const lineOrEmptySchema = (maxLength: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(maxLength), v.regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u));

/** A line with something in it. */
export const lineSchema = (maxLength: number) => v.pipe(lineOrEmptySchema(maxLength), v.minLength(1));

/** Words over several lines, maybe none, of at most `maxLength` UTF-16 units; tabs and line ends are the only control characters. */
export const textSchema = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(maxLength),
    v.check((text) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\t\r\n]/g, '')), 'control characters'),
  );

/** What a person reads in their own language; what is missing or left empty there comes from the source language. */
export function inLanguage(text: Localized, language: Language): string {
  const translated = text[language];
  return translated === undefined || translated === '' ? text['zh-CN'] : translated;
}

export type Id = v.InferOutput<typeof idSchema>;
export type Instant = v.InferOutput<typeof instantSchema>;
export type Window = v.InferOutput<typeof windowSchema>;
export type Language = v.InferOutput<typeof languageSchema>;
export type Localized = v.InferOutput<typeof localizedSchema>;
