import type { AlertTemplateView } from '@louyu/contract/api/alerts';
import type { Localized } from '@louyu/contract/primitives';

type Field = AlertTemplateView['fields'][number];

/** A severity that is not chosen has no word of its own on the glass. */
export const alone = {
  extreme: [{ severity: 'extreme', name: { 'zh-CN': '特别紧急', en: 'Extreme' } }],
  severe: [{ severity: 'severe', name: { 'zh-CN': '紧急', en: 'Severe' } }],
  moderate: [{ severity: 'moderate', name: { 'zh-CN': '注意', en: 'Moderate' } }],
} as const satisfies Record<string, AlertTemplateView['severities']>;

/** Who says so: an alert without a source is doubted. */
export function source(...suggestions: Localized[]): Field {
  return {
    key: 'source',
    label: { 'zh-CN': '消息来源', en: 'Source' },
    maxChars: 8,
    required: false,
    suggestions,
  };
}

/** Another number than the template's. */
export function phone(...suggestions: Localized[]): Field {
  return {
    key: 'phone',
    label: { 'zh-CN': '救援电话', en: 'Phone for help' },
    maxChars: 20,
    required: false,
    suggestions,
  };
}

/** A moment in words. */
export function time(key: string, label: Localized, ...suggestions: Localized[]): Field {
  return { key, label, maxChars: 10, required: false, suggestions };
}

export const byResident = { 'zh-CN': '住户报告', en: 'a resident' };
export const byGuard = { 'zh-CN': '保安现场', en: 'our guards' };
export const byCamera = { 'zh-CN': '监控', en: 'cameras' };
