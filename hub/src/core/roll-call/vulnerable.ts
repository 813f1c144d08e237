import type { HouseholdRecord } from '../households/household-store.ts';
import type { TagNames } from '../households/tag-names.ts';

/** What the tags of households are called who should be looked for first. */
const words =
  /独居|空巢|孤寡|高龄|无智能|没有?智能|行动不便|残疾|失能|轮椅|卧床|孕|婴|lives? alone|no smartphone|disab|wheelchair|bedrid|pregnan/i;

/** Whether somebody there may not hear, read or leave like others: 独居, 无智能机 …, by the tags of the register. */
export function isVulnerable(
  { tagIds }: Pick<HouseholdRecord, 'tagIds'>,
  names: Pick<TagNames, 'nameOf'>,
): boolean {
  return tagIds.some((id) => words.test(names.nameOf(id)));
}
