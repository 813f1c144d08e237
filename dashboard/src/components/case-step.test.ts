import { expect, it } from 'vitest';
import { nextStep } from './case-step.ts';

const me = { id: 'me', name: '维修 老陈' };
const other = { id: 'other', name: '维修 老李' };
const repair = { kind: 'repair', state: 'received', held: false, assignee: null } as const;

it.each([
  [repair, 'accept'],
  [{ ...repair, state: 'assigned' }, 'accept'],
  [{ ...repair, state: 'assigned', assignee: other }, 'accept'],
  [{ ...repair, state: 'assigned', assignee: me }, 'start'],
  [{ ...repair, state: 'working', assignee: me }, 'finish'],
  // What somebody else is at is not taken from them by the big button.
  [{ ...repair, state: 'working', assignee: other }, undefined],
  [{ ...repair, state: 'asking', assignee: me }, undefined],
  [{ ...repair, state: 'answered', assignee: me }, undefined],
  [{ ...repair, held: true }, undefined],
  [{ ...repair, kind: 'complaint', state: 'working', assignee: me }, 'finish'],
  [{ ...repair, kind: 'question', state: 'assigned', assignee: me }, 'start'],
  [{ ...repair, kind: 'question', state: 'working', assignee: me }, undefined],
  [{ ...repair, kind: 'praise' }, 'accept'],
  [{ ...repair, kind: 'praise', state: 'assigned', assignee: me }, undefined],
] as const)('of %j comes %s', (summary, step) => {
  expect(nextStep(summary, 'me')).toBe(step);
});
