import type { Draft } from '@louyu/contract/api/notices';
import type { Window } from '@louyu/contract/primitives';
import type { Template } from '../template.ts';

/** When that is of which a notice tells, as its moments say it; `field` is the one with its start. */
export function eventOf(draft: Draft, template: Template): (Window & { readonly field: string }) | undefined {
  const moments = template.fields.filter(({ type }) => type === 'moment');
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const [start, end] = [draft.fields[first.key], draft.fields[last.key]];
  if (start === undefined || end === undefined || !('at' in start) || !('at' in end)) return undefined;
  return { field: first.key, from: start.at, to: end.at };
}
