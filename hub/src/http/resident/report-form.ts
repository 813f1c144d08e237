import type { Context } from 'hono';
import * as v from 'valibot';
import { caseCategorySchema, caseKindSchema, caseLimits, type CaseKind } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import { lineOrEmptySchema, textSchema } from '@louyu/contract/primitives';
import type { Submission } from '../../core/cases/submission-service.ts';
import type { HttpEnv } from '../http-env.ts';
import type { ReportFields } from './report-page.ts';

const keyMaxChars = 80;

/** A form as it was sent: words by name, and the files that have something in them. */
export interface SentReport {
  readonly words: URLSearchParams;
  readonly photos: readonly File[];
}

/** @throws LouyuError `case.field_wrong` where it is no form */
export async function readReport(c: Context<HttpEnv>): Promise<SentReport> {
  const body = await c.req.parseBody({ all: true }).catch((cause: unknown) => {
    throw new LouyuError('case.field_wrong', { cause });
  });
  const words = new URLSearchParams();
  const photos: File[] = [];
  for (const [name, value] of Object.entries(body)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part === 'string') words.append(name, part);
      else if (name === 'photos' && part.size > 0) photos.push(part);
    }
  }
  return { words, photos };
}

/** What to put into the form again, whatever is wrong with it. */
export function fieldsOf(words: URLSearchParams, fallback: CaseKind = 'repair'): ReportFields {
  const text = (name: string, max: number) => (words.get(name) ?? '').slice(0, max);
  const category = words.get('category');
  const kind = words.get('kind');
  return {
    kind: v.is(caseKindSchema, kind) ? kind : fallback,
    category: v.is(caseCategorySchema, category) ? category : undefined,
    where: text('where', caseLimits.whereMaxChars * 2),
    text: text('text', caseLimits.textMaxChars * 2),
    contact: text('contact', caseLimits.contactMaxChars),
  };
}

/**
 * The words of a form, each within its bounds; browsers send line ends as CR LF.
 * @throws LouyuError `case.text_missing`, `case.text_too_long`, `case.category_wrong`, `case.field_wrong`
 */
export function submissionOf(
  words: URLSearchParams,
): Pick<Submission, 'key' | 'kind' | 'category' | 'where' | 'text' | 'contact' | 'isOther' | 'trapped'> {
  const kind = parsed(caseKindSchema, words.get('kind'));
  const category = words.get('category') ?? (kind === 'repair' ? '' : 'other');
  if (!v.is(caseCategorySchema, category)) throw new LouyuError('case.category_wrong');
  const text = (words.get('text') ?? '').replace(/\r\n?/g, '\n').trim();
  if (text === '') throw new LouyuError('case.text_missing');
  const { textMaxChars, whereMaxChars, contactMaxChars } = caseLimits;
  if (text.length > textMaxChars)
    throw new LouyuError('case.text_too_long', { details: { maxChars: textMaxChars } });
  return {
    key: parsed(v.pipe(v.string(), v.maxLength(keyMaxChars)), words.get('key')),
    kind,
    category,
    text: parsed(textSchema(textMaxChars), text),
    where: parsed(lineOrEmptySchema(whereMaxChars), words.get('where') ?? ''),
    contact: parsed(lineOrEmptySchema(contactMaxChars), words.get('contact') ?? ''),
    isOther: words.get('other') === '1',
    trapped: (words.get('homepage') ?? '') !== '',
  };
}

function parsed<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new LouyuError('case.field_wrong');
  return result.output;
}
