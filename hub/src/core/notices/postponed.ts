import type { Draft } from '@louyu/contract/api/notices';
import { progressMaxChars, progressMaxCount } from '@louyu/contract/api/notice-updates';
import { LouyuError } from '@louyu/contract/errors';
import { inLanguage, languages, type Instant, type Language } from '@louyu/contract/primitives';
import { movableFields } from './live-offers.ts';
import { sayMoment } from './moments.ts';
import type { RevisionRecord } from './notice-store.ts';

/**
 * A draft with its moments put off, each to a later one: title, key point and facts name them by themselves, and a dated line
 * says what was moved. Its display lasts as long as what it tells of.
 * @throws LouyuError `notice.wrong_state` for what cannot be moved, `notice.not_later`
 */
export function postponed(
  out: RevisionRecord,
  moments: Readonly<Record<string, Instant>>,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Draft {
  const { draft, template } = out;
  const fields = { ...draft.fields };
  const movable = movableFields(out, now);
  const said: Record<Language, string[]> = { 'zh-CN': [], en: [] };
  for (const [key, at] of Object.entries(moments)) {
    const field = movable.find((each) => each.key === key);
    const before = draft.fields[key];
    if (field === undefined || before === undefined || !('at' in before))
      throw new LouyuError('notice.wrong_state');
    if (at === before.at) continue;
    if (at < before.at || at <= now)
      throw new LouyuError('notice.not_later', { details: { path: key, field: field.label['zh-CN'] } });
    fields[key] = { at };
    const when = (language: Language) => sayMoment(at, 'short', language, timeZone);
    said['zh-CN'].push(`${field.label['zh-CN']}推迟到 ${when('zh-CN')}`);
    said.en.push(`${inLanguage(field.label, 'en')} now ${when('en')}`);
  }
  if (said['zh-CN'].length === 0) throw new LouyuError('notice.not_later', { details: { field: '' } });
  const { progress = [] } = draft;
  const text = { 'zh-CN': said['zh-CN'].join('，'), en: said.en.join('; ') };
  const fits =
    progress.length < progressMaxCount &&
    languages.every((language) => text[language].length <= progressMaxChars[language]);
  return {
    ...draft,
    fields,
    window: { ...draft.window, to: endAfter(draft, fields, template.endsWith) },
    // Without room for the line the new times still stand in title and facts.
    progress: fits ? [...progress, { at: now, text }] : progress,
  };
}

/** The end of the display moves with the moment that ends the notice; one that its author chose later than that stays. */
function endAfter(draft: Draft, fields: Draft['fields'], endsWith: string | undefined): Instant | null {
  const { to } = draft.window;
  const [before, after] = [draft.fields[endsWith ?? ''], fields[endsWith ?? '']];
  if (to === null || before === undefined || after === undefined || !('at' in before && 'at' in after))
    return to;
  return to <= before.at || to < after.at ? after.at : to;
}
