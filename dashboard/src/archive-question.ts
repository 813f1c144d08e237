import { noticeStateSchema, type NoticeState } from '@louyu/contract/api/delivery';
import { categories, type Category } from '@louyu/contract/notice-content';

/** What somebody looks for among all notices, as it stands in the address; empty and null ask for nothing. */
export interface ArchiveQuestion {
  readonly state: NoticeState | null;
  readonly q: string;
  readonly category: Category | null;
  readonly place: string;
  /** Days of the site, both included: `2026-11-22`. */
  readonly from: string;
  readonly to: string;
}

export const askForAll: ArchiveQuestion = { state: null, q: '', category: null, place: '', from: '', to: '' };

const idPattern = /^[0-9a-z]{1,32}$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

export function archiveQuestionOf(search: URLSearchParams): ArchiveQuestion {
  const matching = (name: string, pattern: RegExp) => {
    const text = search.get(name) ?? '';
    return pattern.test(text) ? text : '';
  };
  return {
    state: noticeStateSchema.options.find((known) => known === search.get('state')) ?? null,
    q: search.get('q') ?? '',
    category: categories.find((known) => known === search.get('category')) ?? null,
    place: matching('place', idPattern),
    from: matching('from', dayPattern),
    to: matching('to', dayPattern),
  };
}

/** The part of the address that asks it. */
export function archiveSearch(question: ArchiveQuestion): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of ['state', 'q', 'category', 'place', 'from', 'to'] as const) {
    const value = question[name];
    if (value !== null && value !== '') search.set(name, value);
  }
  return search;
}
