import type { Draft } from '@louyu/contract/api/notices';
import { imagesOf, type ContentByLanguage, type NoticeContent } from '@louyu/contract/notice-content';
import { languages } from '@louyu/contract/primitives';

/** What the archive looks for words in. */
export interface Searched {
  readonly number: number;
  readonly title: string;
  /** Oldest first. */
  readonly revisions: readonly {
    readonly state: string;
    readonly content: ContentByLanguage | null;
    readonly draft: Pick<Draft, 'fields'>;
  }[];
}

/** All words by which a notice may be found: its number as said and as counted, and what its newest and its last signed revision say. */
export function searchTextOf({ number, title, revisions }: Searched): string {
  const spoken = new Set([revisions.at(-1), revisions.findLast(({ state }) => state === 'signed')]);
  const words = [...spoken].flatMap((revision) => (revision === undefined ? [] : wordsOf(revision)));
  return [String(number).padStart(4, '0'), String(number), title, ...new Set(words)].join('\n');
}

function wordsOf({ content, draft }: Searched['revisions'][number]): string[] {
  if (content !== null) {
    return languages.flatMap((language) => {
      const said = content[language];
      return said === undefined ? [] : sentencesOf(said);
    });
  }
  return Object.values(draft.fields).flatMap((value) =>
    'at' in value ? [] : [value['zh-CN'], value.en ?? ''],
  );
}

function sentencesOf(content: NoticeContent): string[] {
  const facts = content.facts.flatMap(({ label, value }) => [label, value]);
  const alts = imagesOf(content).map(({ alt }) => alt);
  return [content.title, content.shortTitle, content.keyPoint, ...facts, content.body, ...alts];
}
