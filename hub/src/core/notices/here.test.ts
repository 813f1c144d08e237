import { expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { PlaceTree } from '../places/place-tree.ts';
import { withHere } from './here.ts';
import { liftMaintenance } from './templates/lift-maintenance.ts';
import { renderContent } from './render.ts';

const zone = 'Asia/Shanghai';
const node = (id: string, parentId: string | null, kind: 'site' | 'spot') => ({
  id,
  siteId: 'site1',
  parentId,
  kind,
  name: { 'zh-CN': id },
  position: 0,
});
const tree = new PlaceTree([
  node('site1', null, 'site'),
  node('lift1', 'site1', 'spot'),
  node('lift2', 'site1', 'spot'),
]);

function hereOf(audience: readonly string[]) {
  const draft: Draft = {
    templateId: 'lift-maintenance',
    fields: {
      lift: { 'zh-CN': '2号电梯', en: 'Lift 2' },
      reason: { 'zh-CN': '定期保养', en: 'Regular maintenance' },
      start: { at: '2026-11-22T01:00:00.000Z' },
      restore: { at: '2026-11-22T07:00:00.000Z' },
      instead: { 'zh-CN': '请走1号电梯', en: 'Please take lift 1' },
    },
    audience: [...audience],
    window: { from: null, to: null },
    priority: 'normal',
  };
  const content = renderContent(liftMaintenance, draft.fields, zone);
  return withHere(content, liftMaintenance, draft, tree, zone);
}

it('says of the one lift that its audience names that it is out, and when it will be back (EXPERIENCE "Elevator")', () => {
  const content = hereOf(['site1', 'lift2']);
  expect(content?.['zh-CN']).toMatchObject({
    title: '2号电梯 11月22日 9:00–15:00 停用',
    shortTitle: '11月22日电梯维保',
    keyPoint: '11月22日 9:00起2号电梯停用，请走1号电梯',
    here: {
      spotId: 'lift2',
      from: '2026-11-22T01:00:00.000Z',
      shortTitle: '本梯停用',
      keyPoint: '请走1号电梯，预计 11月22日 15:00 恢复',
    },
  });
  expect(content?.en?.here?.keyPoint).toBe('Please take lift 1. Back about 22 Nov, 15:00.');
});

it('lets no lift say it is out where nobody can tell which one is', () => {
  expect(hereOf(['site1'])?.['zh-CN'].here).toBeUndefined();
  expect(hereOf(['lift1', 'lift2'])?.['zh-CN'].here).toBeUndefined();
});
