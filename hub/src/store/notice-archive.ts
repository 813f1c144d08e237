import type { ExpressionBuilder, Kysely } from 'kysely';
import type { NoticeState } from '@louyu/contract/api/delivery';
import type { ArchiveQuery } from '../core/notices/notice-store.ts';
import { hasWords } from './notice-search.ts';
import type { Schema } from './schema.ts';

/** The notices that somebody looks for, newest change first. */
export function archivePage(db: Kysely<Schema>, query: ArchiveQuery): Promise<Schema['notice'][]> {
  const { limit, before, text, states, category, placeIds, from, to, now } = query;
  let rows = db
    .selectFrom('notice')
    .selectAll()
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (text !== null) rows = rows.where(hasWords(text));
  if (category !== null) rows = rows.where('category', '=', category);
  if (states !== null)
    rows = rows.where((where) => where.or(states.map((state) => mayBe(where, state, now))));
  if (placeIds !== null)
    rows = rows.where('id', 'in', (places) =>
      places.selectFrom('revision_place').select('notice_id').where('place_id', 'in', placeIds),
    );
  if (from !== null || to !== null)
    rows = rows.where('id', 'in', (revisions) => {
      const begun =
        (column: 'visible_from' | 'visible_to') => (where: ExpressionBuilder<Schema, 'revision'>) =>
          where.fn.coalesce(column, 'created_at');
      let within = revisions.selectFrom('revision').select('notice_id');
      if (from !== null) within = within.where(begun('visible_to'), '>=', from);
      if (to !== null) within = within.where(begun('visible_from'), '<', to);
      return within;
    });
  if (before !== null) {
    const [updatedAt = '', id = ''] = before.split('/');
    rows = rows.where((where) => where(where.refTuple('updated_at', 'id'), '<', where.tuple(updatedAt, id)));
  }
  return rows.execute();
}

/** Leaves out what cannot be in a state; what is left in more than belongs there, the lifecycle tells apart. */
function mayBe(where: ExpressionBuilder<Schema, 'notice'>, state: NoticeState, now: string) {
  const signed = where.selectFrom('revision').select('notice_id').where('state', '=', 'signed');
  // As `stateOf` has it: what another notice has replaced is over too.
  if (state === 'recalled')
    return where.or([where('recalled_at', 'is not', null), where('superseded_at', '<=', now)]);
  const standing = where('recalled_at', 'is', null);
  if (state === 'draft' || state === 'in-review') return standing.and('id', 'not in', signed);
  const isOver = state === 'expired';
  return standing.and('id', 'in', signed.where('visible_to', isOver ? '<=' : '>', now));
}
