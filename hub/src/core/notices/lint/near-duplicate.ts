import type { NoticeContent } from '@louyu/contract/notice-content';
import { figuresOf, similarity } from './bigrams.ts';
import { titleOfRevision } from '../titles.ts';
import { eventOf } from './event.ts';
import { type Finding, type LintContext } from './finding.ts';
import { meet, overlap, standingBeside, type Standing } from './standing.ts';

/** From this similarity on two notices say much the same. */
const alikeMin = 0.7;
/** Most other notices that are named. */
const namedMax = 3;

/**
 * Another notice for the same place and time that says much the same (R2): a duplicate where its figures are the same too, a
 * conflict where they differ. Two outages at different times are neither, and what the draft answers for is no doubt any more.
 */
export function nearDuplicates(context: LintContext): Finding[] {
  const { draft, template, content, windows, language } = context;
  if (content === null || windows.length === 0) return [];
  const event = eventOf(draft, template);
  const own = textOf(content['zh-CN']);
  const tellsOfSame = ({ revision, template: other }: Standing) => {
    const others = eventOf(revision.draft, other);
    return event === undefined || others === undefined || overlap(event, others);
  };
  const answered = new Set([draft.supersedes, ...(draft.beside ?? []).map(({ noticeId }) => noticeId)]);
  return standingBeside(context)
    .filter(({ notice }) => !answered.has(notice.id))
    .filter((other) => meet(windows, other.windows) && tellsOfSame(other))
    .flatMap(({ notice, revision }) => {
      const text = revision.content === null ? '' : textOf(revision.content['zh-CN']);
      const alike = similarity(own, text);
      return alike < alikeMin ? [] : [{ notice, revision, alike, same: figuresOf(own) === figuresOf(text) }];
    })
    .sort((a, b) => b.alike - a.alike)
    .slice(0, namedMax)
    .map(({ notice, revision, same }) => ({
      field: template.fields[0]?.key ?? 'audience',
      code: same ? 'lint.near_duplicate' : 'lint.conflict',
      details: {
        number: String(notice.number).padStart(4, '0'),
        title: titleOfRevision(notice, revision, language),
      },
      noticeId: notice.id,
    }));
}

function textOf({ title, keyPoint, facts, body }: NoticeContent): string {
  return [title, keyPoint, ...facts.map(({ label, value }) => `${label}${value}`), body].join('\n');
}
