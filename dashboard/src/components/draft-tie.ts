import type { DraftForm } from './draft-form.ts';

/** How an author answers a doubt about another notice: this one replaces it, or both are needed and why. */
export type Tie = { readonly supersedes: string } | { readonly beside: string; readonly reason: string };

/** The form with an author's answer about another notice. */
export function withTie({ beside, supersedes }: DraftForm, tie: Tie): Partial<DraftForm> {
  if ('supersedes' in tie)
    return {
      supersedes: tie.supersedes,
      beside: beside.filter(({ noticeId }) => noticeId !== tie.supersedes),
    };
  const others = beside.filter(({ noticeId }) => noticeId !== tie.beside);
  return {
    supersedes: supersedes === tie.beside ? '' : supersedes,
    beside: [...others, { noticeId: tie.beside, reason: tie.reason }],
  };
}
