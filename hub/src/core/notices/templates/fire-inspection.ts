import type { Template } from '../template.ts';

/** What is inspected, where and when, whether bells will ring, and what residents should do. */
export const fireInspection: Template = {
  id: 'fire-inspection',
  group: 'everyday',
  category: 'safety',
  name: { 'zh-CN': '消防检查', en: 'Fire inspection' },
  kind: { 'zh-CN': '消防检查', en: 'Fire inspection' },
  choosesCategory: false,
  endsWith: 'end',
  fields: [
    {
      key: 'matter',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '检查什么', en: 'What is inspected' },
      suggestions: [
        { 'zh-CN': '消防设施年度检测', en: 'Yearly test of the fire equipment' },
        { 'zh-CN': '楼道和消防通道', en: 'Corridors and fire lanes' },
        { 'zh-CN': '电动自行车停放和充电', en: 'Parking and charging of e-bikes' },
        { 'zh-CN': '灭火器和消火栓', en: 'Extinguishers and hydrants' },
      ],
    },
    {
      key: 'area',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '范围', en: 'Area' },
      suggestions: [
        { 'zh-CN': '各楼栋公共区域，不入户', en: 'Common areas of all buildings, no flats' },
        { 'zh-CN': '地下车库', en: 'The garage' },
      ],
    },
    { key: 'start', type: 'moment', required: true, label: { 'zh-CN': '检查开始', en: 'Inspection from' } },
    {
      key: 'end',
      type: 'moment',
      required: true,
      usually: { days: 1, hour: 17 },
      label: { 'zh-CN': '检查结束', en: 'Inspection until' },
    },
    {
      key: 'bells',
      type: 'choice',
      required: true,
      label: { 'zh-CN': '警铃', en: 'Alarm bells' },
      choices: [
        { 'zh-CN': '不试响，听到警铃请立即疏散', en: 'No test: if bells ring, leave the building at once' },
        { 'zh-CN': '会短时试响，试响前后有广播说明', en: 'A short test, announced before and after' },
      ],
    },
    {
      key: 'request',
      type: 'line',
      required: true,
      maxChars: 16,
      label: { 'zh-CN': '请住户做什么', en: 'What residents should do' },
      suggestions: [
        { 'zh-CN': '请清走楼道杂物', en: 'Please clear the corridors' },
        { 'zh-CN': '请勿占用消防通道', en: 'Please keep fire lanes free' },
        { 'zh-CN': '请勿把电动车推进楼', en: 'Please keep e-bikes out of the building' },
      ],
    },
    { key: 'phone', type: 'phone', required: false, label: { 'zh-CN': '联系电话', en: 'Phone' } },
  ],
  checklist: [
    { 'zh-CN': '检查时间和范围已与检查单位核实', en: 'Times and area confirmed with the inspectors' },
    {
      'zh-CN': '警铃是否试响已确认，值班人员知道',
      en: 'Whether bells are tested is settled, and the guards know',
    },
    { 'zh-CN': '检查期间的消防值守已经安排', en: 'A fire watch is arranged for the inspection' },
  ],
  wording: {
    'zh-CN': {
      title: '{start..end.short} 消防检查',
      shortTitle: '{start.day}消防检查',
      keyPoint: '{start.short} 起消防检查，{request}',
      facts: [
        { label: '检查', value: '{matter}' },
        { label: '范围', value: '{area}' },
        { label: '时间', value: '{start..end}' },
        { label: '警铃', value: '{bells}' },
        { label: '住户', value: '{request}' },
        { label: '电话', value: '{phone}' },
      ],
      body: '',
    },
    en: {
      title: 'Fire inspection {start..end}',
      shortTitle: 'Fire check on {start.day}',
      keyPoint: 'Fire inspection from {start.short}. {request}.',
      facts: [
        { label: 'What', value: '{matter}' },
        { label: 'Area', value: '{area}' },
        { label: 'When', value: '{start..end}' },
        { label: 'Bells', value: '{bells}' },
        { label: 'Request', value: '{request}' },
        { label: 'Phone', value: '{phone}' },
      ],
      body: '',
    },
  },
};
