import { BulkService, registerLimitDefaults, type BulkServiceOptions } from '../households/bulk-service.ts';
import type { Table } from '../households/columns.ts';
import type { Actor } from '../ports.ts';
import { Urgency } from '../urgency.ts';
import { buildings, unitsPerBuilding } from './demo-places.ts';

const floors = 17;
const householdsPerFloor = 2;

const familyNames = '李王张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗';

/** Who has a tag: every so manieth household. */
const tagEvery: readonly (readonly [tag: string, every: number])[] = [
  ['独居', 23],
  ['无智能机', 17],
  ['行动不便', 41],
];
const noPhoneEvery = 19;

/**
 * The 408 households of 瑞安苑, by the road of every roster: checked, then imported. Its people are made up: numbers without
 * an area code reach nobody.
 * @returns how many there are
 */
export async function enterHouseholds(
  actor: Actor,
  ports: Pick<BulkServiceOptions, 'store' | 'vault' | 'clock' | 'random' | 'wire'>,
): Promise<number> {
  const bulk = new BulkService({
    ...ports,
    digest: (data) => String(data),
    live: { emit: () => undefined },
    pause: () => Promise.resolve(),
    urgency: new Urgency(),
    limits: registerLimitDefaults,
  });
  const file = { table: roster(), hash: 'demo', columns: null };
  const { token } = await bulk.checkImport(actor, file);
  return (await bulk.runImport(actor, file, token)).added;
}

function roster(): Table {
  const rows: string[][] = [['楼栋', '单元', '房号', '姓名', '电话', '标签']];
  for (let building = 1; building <= buildings; building += 1) {
    for (let unit = 1; unit <= unitsPerBuilding; unit += 1) {
      for (const door of doors()) {
        const number = rows.length;
        const name = `${familyNames.charAt(number % familyNames.length)}${number % 2 === 0 ? '先生' : '女士'}`;
        const phone = number % noPhoneEvery === 0 ? '' : `8800 ${String(3000 + number)}`;
        const tags = tagEvery.filter(([, every]) => number % every === 0).map(([tag]) => tag);
        rows.push([`${building}栋`, `${unit}单元`, door, name, phone, tags.join('、')]);
      }
    }
  }
  return { encoding: 'utf-8', rows, dates: [] };
}

function doors(): string[] {
  return Array.from({ length: floors * householdsPerFloor }, (_, index) => {
    const floor = Math.floor(index / householdsPerFloor) + 1;
    return String(floor * 100 + (index % householdsPerFloor) + 1);
  });
}
