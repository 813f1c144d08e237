import type { Template } from '../template.ts';

/** R32: what is disclosed, for how long, where it can be read in full, and how to object. */
export const publicDisclosure: Template = {
  id: 'public-disclosure',
  group: 'community',
  category: 'general',
  name: { 'zh-CN': '公示', en: 'Public disclosure' },
  kind: { 'zh-CN': '公示', en: 'Public disclosure' },
  choosesCategory: false,
  endsWith: 'until',
  fields: [
    {
      key: 'matter',
      type: 'line',
      required: true,
      maxChars: 8,
      label: { 'zh-CN': '公示什么', en: 'What is disclosed' },
      suggestions: [
        { 'zh-CN': '公共收益收支', en: 'Common income' },
        { 'zh-CN': '维修资金使用', en: 'Use of repair fund' },
        { 'zh-CN': '物业费收支', en: 'Accounts of the fees' },
        { 'zh-CN': '工程招标结果', en: 'Result of a tender' },
      ],
    },
    {
      key: 'summary',
      type: 'text',
      required: true,
      maxChars: 120,
      label: { 'zh-CN': '主要内容', en: 'In short' },
      hint: { 'zh-CN': '不写住户的姓名、门牌和电话', en: 'No names, flats or phone numbers of residents' },
    },
    {
      key: 'start',
      type: 'moment',
      required: true,
      usually: { days: 1, hour: 9 },
      label: { 'zh-CN': '公示期开始', en: 'On display from' },
    },
    {
      key: 'until',
      type: 'moment',
      required: true,
      usually: { days: 8, hour: 18 },
      label: { 'zh-CN': '公示期结束', en: 'On display until' },
    },
    {
      key: 'place',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '在哪里看全文', en: 'Where to read it all' },
      suggestions: [
        { 'zh-CN': '物业服务中心', en: 'At the property office' },
        { 'zh-CN': '南门公告栏', en: 'On the notice board at the south gate' },
      ],
    },
    {
      key: 'objection',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '有意见怎么提', en: 'How to object' },
      suggestions: [
        { 'zh-CN': '公示期内书面交到物业服务中心', en: 'In writing to the property office in this time' },
        { 'zh-CN': '公示期内向业主委员会提出', en: "To the owners' committee in this time" },
      ],
    },
    { key: 'phone', type: 'phone', required: true, label: { 'zh-CN': '联系电话', en: 'Phone' } },
  ],
  checklist: [
    { 'zh-CN': '公示期不少于规定的天数', en: 'The time of disclosure is as long as the rules want it' },
    { 'zh-CN': '数字与原件一致', en: 'The figures are those of the original' },
    { 'zh-CN': '没有住户的个人信息', en: 'No personal data of residents' },
  ],
  wording: {
    'zh-CN': {
      title: '{matter}公示，{until.short} 截止',
      shortTitle: '{matter}公示',
      keyPoint: '如有意见，请在 {until.short} 前提出',
      facts: [
        { label: '公示期', value: '{start..until}' },
        { label: '全文', value: '{place}' },
        { label: '意见', value: '{objection}' },
        { label: '电话', value: '{phone}' },
      ],
      body: '{summary}',
    },
    en: {
      title: '{matter}: on display until {until.moment}',
      shortTitle: '{matter}',
      keyPoint: 'If you object, please say so by {until.short}.',
      facts: [
        { label: 'On display', value: '{start..until}' },
        { label: 'In full', value: '{place}' },
        { label: 'Objections', value: '{objection}' },
        { label: 'Phone', value: '{phone}' },
      ],
      body: '{summary}',
    },
  },
};
