import type { Wording } from '@louyu/contract/api/templates';
import type { Template } from '../template.ts';

const generalWording: Wording = {
  title: '{title}',
  shortTitle: '{shortTitle}',
  keyPoint: '{keyPoint}',
  facts: [],
  body: '{body}',
};

/** For anything that has no template of its own. */
export const general: Template = {
  id: 'general',
  group: 'community',
  category: 'general',
  name: { 'zh-CN': '通用', en: 'General' },
  choosesCategory: true,
  fields: [
    { key: 'title', type: 'line', required: true, maxChars: 40, label: { 'zh-CN': '标题', en: 'Title' } },
    {
      key: 'shortTitle',
      type: 'line',
      required: true,
      maxChars: 10,
      label: { 'zh-CN': '短标题', en: 'Short title' },
      hint: { 'zh-CN': '电梯屏和墨水屏上用，最多10个字', en: 'For lifts and e-paper' },
    },
    {
      key: 'keyPoint',
      type: 'line',
      required: true,
      maxChars: 36,
      label: { 'zh-CN': '要点', en: 'Key point' },
      hint: { 'zh-CN': '一句话说清楚要住户做什么', en: 'One sentence: what residents should do' },
    },
    { key: 'body', type: 'text', required: false, maxChars: 600, label: { 'zh-CN': '正文', en: 'Text' } },
  ],
  checklist: [
    { 'zh-CN': '时间、地点、电话已核对', en: 'Times, places and phone numbers are checked' },
    { 'zh-CN': '没有住户的个人信息', en: 'No personal data of residents' },
  ],
  wording: { 'zh-CN': generalWording, en: generalWording },
};
