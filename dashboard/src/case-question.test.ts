import { describe, expect, it } from 'vitest';
import { askForOpen, caseQuery, caseQuestionOf, caseSearch } from './case-question.ts';

describe('what is asked of the list of cases', () => {
  it('stands in the address and comes back from it', () => {
    const question = {
      list: 'mine',
      state: 'working',
      kind: 'repair',
      team: 'cleaning',
      q: '漏水',
      notice: 'n1',
    } as const;
    expect(caseQuestionOf(caseSearch(question))).toEqual(question);
    expect(caseSearch(askForOpen).toString()).toBe('');
  });

  it('leaves out what an address cannot ask', () => {
    expect(caseQuestionOf(new URLSearchParams('list=x&state=closed&kind=y&team=z&notice=%00'))).toEqual(
      askForOpen,
    );
  });

  it.each([
    [{}, ''],
    [{ list: 'mine' }, 'mine=1'],
    [{ list: 'overdue', team: 'repair' }, 'overdue=1&team=repair'],
    [{ list: 'held', state: 'working' }, 'held=1'],
    [{ list: 'closed', state: 'working', kind: 'praise' }, 'state=closed&kind=praise'],
    [{ state: 'asking' }, 'state=asking'],
    [{ notice: 'notice1', kind: 'repair' }, 'kind=repair&notice=notice1'],
    // What is over is found by words among all, and never among mine.
    [{ q: '0312' }, 'q=0312'],
    [{ list: 'mine', q: '0312' }, 'state=received,assigned,working,asking,answered&mine=1&q=0312'],
  ] as const)('%j asks the hub %j', (change, asked) => {
    expect(decodeURIComponent(caseQuery({ ...askForOpen, ...change }).toString())).toBe(asked);
  });
});
