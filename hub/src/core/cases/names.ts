import type { CaseCategory, CaseKind } from '@louyu/contract/api/cases';
import type { Language } from '@louyu/contract/primitives';

/** What kinds of cases are called, on phones and in alerts. */
export const kindNames: Readonly<Record<Language, Readonly<Record<CaseKind, string>>>> = {
  'zh-CN': { repair: '报修', complaint: '投诉', suggestion: '建议', question: '咨询', praise: '表扬' },
  en: {
    repair: 'Repair',
    complaint: 'Complaint',
    suggestion: 'Suggestion',
    question: 'Question',
    praise: 'Praise',
  },
};

export const categoryNames: Readonly<Record<Language, Readonly<Record<CaseCategory, string>>>> = {
  'zh-CN': {
    leak: '漏水',
    light: '灯不亮',
    lift: '电梯',
    access: '门禁',
    garbage: '垃圾',
    other: '其他',
    noise: '噪音',
    parking: '停车',
    greenery: '绿化',
    fee: '收费',
  },
  en: {
    leak: 'Water leak',
    light: 'Light out',
    lift: 'Lift',
    access: 'Door entry',
    garbage: 'Garbage',
    other: 'Other',
    noise: 'Noise',
    parking: 'Parking',
    greenery: 'Greenery',
    fee: 'Fees',
  },
};

/** 工单号 as it is said on the phone: `0312`. */
export function caseNumber(number: number): string {
  return String(number).padStart(4, '0');
}
