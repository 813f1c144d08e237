import type { Language } from '@louyu/contract/primitives';
import { inLanguage } from '@louyu/contract/primitives';
import { byteOrderMark, csvRow } from '../csv.ts';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import type { HouseholdRecord } from './household-store.ts';
import { openContact } from './roll.ts';
import type { TagNames } from './tag-names.ts';
import type { Vault } from './vault.ts';

const headers: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['楼栋', '单元', '房号', '姓名', '电话', '标签'],
  en: ['Building', 'Unit', 'Door', 'Name', 'Phone', 'Tags'],
};

/** The head of an exported register: what {@link householdRow} fills, in words that an import knows again. */
export function householdHead(language: Language): string {
  return byteOrderMark + csvRow(headers[language]);
}

export interface ExportWords {
  readonly vault: Vault;
  readonly tags: TagNames;
}

/** One household as a line of CSV; without `words` its people stay blank. */
export function householdRow(
  tree: PlaceTree,
  record: HouseholdRecord,
  language: Language,
  words: ExportWords | undefined,
): string {
  const path = tree.upward(record.parentId);
  const named = (kind: PlaceNode['kind']) => {
    const place = path.find((candidate) => candidate.kind === kind);
    return place === undefined ? '' : inLanguage(place.name, language);
  };
  const contact = words === undefined ? { name: '', phones: [] } : openContact(words.vault, record);
  const tags = words === undefined ? [] : record.tagIds.map((id) => words.tags.nameOf(id));
  const cells = [
    named('building'),
    named('unit'),
    record.door,
    contact.name,
    contact.phones.join('、'),
    tags.join('、'),
  ];
  return csvRow(cells);
}
