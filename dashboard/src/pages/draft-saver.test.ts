import type { Draft, NoticeView } from '@louyu/contract/api/notices';
import { expect, test, vi } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import type { DraftForm } from '../components/draft-form.ts';

const changeDraft = vi.fn<(id: string, base: unknown, draft: Draft) => Promise<NoticeView>>();
const createDraft = vi.fn<(draft: Draft) => Promise<NoticeView>>();
const fetchNotice = vi.fn<(id: string) => Promise<NoticeView>>();
vi.mock('../api/notices.ts', () => ({ changeDraft, createDraft, fetchNotice }));
const { DraftSaver } = await import('./draft-saver.ts');

const draft: Draft = {
  templateId: 'general',
  fields: { title: { 'zh-CN': '灯会' } },
  audience: ['site1'],
  window: { from: null, to: null },
  priority: 'normal',
};

function form(title: string): DraftForm {
  return {
    fields: { title: { zh: title, en: '', moment: '' } },
    withEnglish: false,
    images: [],
    category: 'event',
    audience: ['site1'],
    profiles: undefined,
    schedule: undefined,
    tagIds: [],
    from: '',
    to: '',
    priority: 'normal',
    progress: [],
    supersedes: '',
    beside: [],
  };
}

function notice(edit: number): NoticeView {
  const person = { id: 'editor1', name: '小周' };
  const window = { from: null, to: null };
  return {
    summary: {
      id: 'notice1',
      number: 1,
      category: 'event',
      templateId: 'general',
      title: '灯会',
      state: 'draft',
      priority: 'normal',
      revision: 1,
      pendingRevision: null,
      author: person,
      window,
      updatedAt: '2026-11-21T00:00:00.000Z',
      screensReached: 0,
      screensTotal: 0,
      acknowledged: 0,
      stillShowing: 0,
    },
    revisions: [
      {
        revision: 1,
        state: 'draft',
        draft,
        content: null,
        window,
        author: person,
        authors: [person],
        edit,
        createdAt: '2026-11-21T00:00:00.000Z',
        submittedAt: null,
        signedBy: null,
        signedAt: null,
        goesOutAt: null,
        returnReason: null,
        firstReview: false,
        reviewedBy: null,
        reviewedAt: null,
      },
    ],
    recalledAt: null,
    recalledBy: null,
    recallReason: null,
    template: {
      id: 'general',
      group: 'community',
      category: 'event',
      name: { 'zh-CN': '通用' },
      fields: [],
      checklist: [],
      choosesCategory: true,
    },
    actions: ['edit', 'submit'],
  };
}

test('what a colleague wrote meanwhile is held and overwritten only when the author says so', async () => {
  const saver = new DraftSaver();
  saver.begin(notice(1), form('灯会'));
  changeDraft.mockRejectedValueOnce(new ApiError('notice.draft_changed', '同事改过'));
  fetchNotice.mockResolvedValueOnce(notice(2));
  const mine = form('元宵灯会');
  await expect(saver.save(mine, draft)).rejects.toThrow('同事改过');
  expect(saver.theirs?.revisions[0]?.edit).toBe(2);
  expect(changeDraft).toHaveBeenLastCalledWith('notice1', { revision: 1, edit: 1 }, draft);

  saver.keepMine();
  changeDraft.mockResolvedValueOnce(notice(3));
  await saver.save(mine, draft);
  expect(changeDraft).toHaveBeenLastCalledWith('notice1', { revision: 1, edit: 2 }, draft);
  expect(saver.theirs).toBeUndefined();
});
