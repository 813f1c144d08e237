import type { Draft } from '@louyu/contract/api/notices';
import type { ContentByLanguage, NoticeContent } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import type { PlaceTree } from '../places/place-tree.ts';
import { fillVariables } from './render.ts';
import type { Template } from './template.ts';

/**
 * The content with what the lift says of itself that the notice is about (EXPERIENCE "Elevator"). That is the one spot which
 * its audience names by itself; where it names none or several, nobody can tell which one is out, and none says so.
 */
export function withHere(
  content: ContentByLanguage | null,
  template: Template,
  draft: Draft,
  tree: PlaceTree,
  timeZone: string,
): ContentByLanguage | null {
  const [spotId, ...others] = draft.audience.filter((id) => tree.get(id)?.kind === 'spot');
  const since = template.hereFrom === undefined ? undefined : draft.fields[template.hereFrom];
  if (content === null || spotId === undefined || others.length > 0) return content;
  if (since === undefined || !('at' in since)) return content;
  const said = (each: NoticeContent, language: Language): NoticeContent => {
    const { here } = template.wording[language];
    if (here === undefined) return each;
    const fill = (text: string) => fillVariables(text, draft.fields, language, timeZone);
    return {
      ...each,
      here: { spotId, from: since.at, shortTitle: fill(here.shortTitle), keyPoint: fill(here.keyPoint) },
    };
  };
  const { 'zh-CN': zh, en } = content;
  return { ...content, 'zh-CN': said(zh, 'zh-CN'), ...(en === undefined ? {} : { en: said(en, 'en') }) };
}
