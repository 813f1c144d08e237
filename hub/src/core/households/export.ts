import type { Language } from '@louyu/contract/primitives';
import { inLanguage } from '@louyu/contract/primitives';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import type { HouseholdRecord } from './household-store.ts';
import { openContact } from './roll.ts';
import type { TagNames } from './tag-names.ts';
import type { Vault } from './vault.ts';

const headers: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['楼栋', '单元', '房号', '姓名', '电话', '标签'],
  en: ['Building', 'Unit', 'Door', 'Name', 'Phone', 'Tags'],
};

/** Spreadsheets know UTF-8 by it. */
const byteOrderMark = '\ufeff';

/** The head of an exported register: what {@link csvRow} fills, in words that an import knows again. */
export function csvHead(language: Language): string {
  return `${byteOrderMark}${headers[language].join(',')}\r\n`;
}

export interface ExportWords {
  readonly vault: Vault;
  readonly tags: TagNames;
}

/** One household as a line of CSV; without `words` its people stay blank. */
export function csvRow(
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
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Quoted where need be; what a spreadsheet would take for a formula gets an apostrophe before it, as an import knows. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
