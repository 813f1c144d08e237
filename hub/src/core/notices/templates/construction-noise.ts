import type { Template } from '../template.ts';

/** Which work is loud, where, on which days and at which hours, and whom to call about it. */
export const constructionNoise: Template = {
  id: 'construction-noise',
  group: 'outage',
  category: 'general',
  name: { 'zh-CN': '施工噪声', en: 'Noisy work' },
  kind: { 'zh-CN': '施工通知', en: 'Noisy work' },
  choosesCategory: false,
  endsWith: 'end',
  fields: [
    {
      key: 'work',
      type: 'line',
      required: true,
      maxChars: 8,
      label: { 'zh-CN': '什么施工', en: 'Which work' },
      suggestions: [
        { 'zh-CN': '外墙修补', en: 'Facade repair' },
        { 'zh-CN': '路面开挖', en: 'Road works' },
        { 'zh-CN': '管道更换', en: 'Pipe replacement' },
        { 'zh-CN': '住户装修', en: 'Flat renovation' },
      ],
    },
    {
      key: 'area',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '地点', en: 'Where' },
      hint: { 'zh-CN': '写到楼栋，不写住户门牌', en: 'Name the building, not the flat' },
    },
    {
      key: 'start',
      type: 'moment',
      required: true,
      usually: { days: 1, hour: 8 },
      label: { 'zh-CN': '开工', en: 'Work begins' },
    },
    {
      key: 'end',
      type: 'moment',
      required: true,
      usually: { days: 3, hour: 18 },
      label: { 'zh-CN': '预计完工', en: 'Expected end' },
    },
    {
      key: 'hours',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '每天几点施工', en: 'Hours each day' },
      suggestions: [
        { 'zh-CN': '每天 8:00–12:00、14:00–18:00', en: 'Daily 8:00–12:00 and 14:00–18:00' },
        { 'zh-CN': '工作日 8:00–18:00，周末不施工', en: 'Weekdays 8:00–18:00, none at weekends' },
      ],
    },
    {
      key: 'advice',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '请住户做什么', en: 'What residents should do' },
      suggestions: [
        { 'zh-CN': '关好门窗，午休和夜间不施工', en: 'Keep windows closed; no work at midday or at night' },
        { 'zh-CN': '绕开围挡，看好老人和孩子', en: 'Walk around the fence and mind children and elders' },
      ],
    },
    {
      key: 'phone',
      type: 'phone',
      required: true,
      label: { 'zh-CN': '反映问题的电话', en: 'Phone for complaints' },
    },
  ],
  checklist: [
    { 'zh-CN': '施工日期和每天的时段已向施工方核实', en: 'Days and hours confirmed with the contractor' },
    {
      'zh-CN': '时段符合本地的噪声规定，避开午休和夜间',
      en: 'The hours respect local noise rules, midday and night rest',
    },
    { 'zh-CN': '电话有人接', en: 'Somebody answers the phone number' },
  ],
  wording: {
    'zh-CN': {
      title: '{start..end.short} {work}',
      shortTitle: '{start.day}施工',
      keyPoint: '{start.short} 起施工，白天有噪声，请谅解',
      facts: [
        { label: '施工', value: '{work}' },
        { label: '地点', value: '{area}' },
        { label: '工期', value: '{start..end.short}' },
        { label: '时段', value: '{hours}' },
        { label: '请您', value: '{advice}' },
        { label: '电话', value: '{phone}' },
      ],
      body: '',
    },
    en: {
      title: '{work}: {start..end}',
      shortTitle: 'Noisy work from {start.day}',
      keyPoint: 'Noisy work by day from {start.short}. Thank you for your patience.',
      facts: [
        { label: 'Work', value: '{work}' },
        { label: 'Where', value: '{area}' },
        { label: 'Days', value: '{start..end.short}' },
        { label: 'Hours', value: '{hours}' },
        { label: 'Please', value: '{advice}' },
        { label: 'Phone', value: '{phone}' },
      ],
      body: '',
    },
  },
};
