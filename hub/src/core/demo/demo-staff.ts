import { rolePresets, type Role } from '@louyu/contract/api/staff';
import type { Random } from '../ports.ts';

export type DemoPerson = keyof typeof rolePresets;

interface Preset {
  readonly person: DemoPerson;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** An office as small ones are: the manager signs, the front desk and the duty room write, one repairs. */
export const demoStaff: readonly Preset[] = [
  { person: 'manager', login: 'jingli', name: '经理', roles: rolePresets.manager },
  { person: 'clerk', login: 'kefu', name: '客服', roles: rolePresets.clerk },
  { person: 'duty', login: 'zhiban', name: '值班', roles: rolePresets.duty },
  { person: 'repair', login: 'weixiu', name: '维修', roles: rolePresets.repair },
];

const syllables = [
  ...['ban', 'cai', 'dan', 'fei', 'gao', 'hua', 'jin', 'kai'],
  ...['lan', 'mei', 'nan', 'pan', 'qiu', 'rui', 'shu', 'tao'],
  ...['wan', 'xin', 'yue', 'zhu', 'bei', 'cun', 'dou', 'fan'],
  ...['gui', 'hai', 'lin', 'men', 'shan', 'tian', 'wen', 'yun'],
];

/** 40 random bits that can be read out over the phone: `lanmei-qiuyun-haitao-4821`. */
export function readablePassword(random: Random): string {
  const bytes = random.bytes(8);
  const word = (index: number) => syllables[(bytes[index] ?? 0) % syllables.length] ?? '';
  const digits = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) % 10_000;
  return [word(0) + word(1), word(2) + word(3), word(4) + word(5), String(digits).padStart(4, '0')].join('-');
}
