import type { Category } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';

/** What a category is called where a notice has no kind of its own. */
export const categoryNames: Readonly<Record<Language, Readonly<Record<Category, string>>>> = {
  'zh-CN': {
    water: '供水通知',
    power: '供电通知',
    lift: '电梯通知',
    safety: '安全提示',
    event: '社区活动',
    fee: '缴费通知',
    general: '通知公告',
  },
  en: {
    water: 'Water supply',
    power: 'Power supply',
    lift: 'Lift',
    safety: 'Safety',
    event: 'Community event',
    fee: 'Fees',
    general: 'Notice',
  },
};
