import type { TemplateField } from '@louyu/contract/api/notices';
import type { ErrorCode, ErrorDetails } from '@louyu/contract/errors';

/** What stands between braces, and a brace that has no other. */
const braced = /[{｛]([^{}｛｝]*)[}｝]|[{}｛｝]/gu;
const named = /^([a-zA-Z]+)(?:\.\.([a-zA-Z]+))?(?:\.(day|time|moment|short))?$/;

interface Scan {
  /** The fields that it names. */
  readonly keys: readonly string[];
  readonly faults: readonly { readonly code: ErrorCode; readonly details: ErrorDetails }[];
}

/** Which fields a text of a wording names, and what in it would not be filled. A line takes no text of several lines. */
export function scanWords(text: string, fields: readonly TemplateField[], isLine: boolean): Scan {
  const keys: string[] = [];
  const faults: Scan['faults'][number][] = [];
  const typeOf = (key: string) => fields.find((field) => field.key === key)?.type;
  for (const [words, inside = ''] of text.matchAll(braced)) {
    const [, key = '', endKey, form] =
      words.startsWith('{') && words.endsWith('}') ? (named.exec(inside) ?? []) : [];
    const type = typeOf(key);
    const endType = endKey === undefined ? undefined : typeOf(endKey);
    if (type === undefined || (endKey !== undefined && endType === undefined)) {
      faults.push({ code: 'template.variable_unknown', details: { words } });
      continue;
    }
    const isSpan = endKey !== undefined;
    const isOfMoments = type === 'moment' && (!isSpan || endType === 'moment');
    const isFormRight = form === undefined || !isSpan || form === 'short';
    if (((isSpan || form !== undefined) && !isOfMoments) || !isFormRight)
      faults.push({ code: 'template.variable_wrong_kind', details: { words } });
    else if (type === 'text' && isLine) faults.push({ code: 'template.text_in_line', details: { words } });
    keys.push(key);
    if (endKey !== undefined) keys.push(endKey);
  }
  return { keys, faults };
}
