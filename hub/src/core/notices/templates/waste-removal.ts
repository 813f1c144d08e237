import type { Template } from '../template.ts';

/** Which waste is taken away, when, and where to bring it. */
export const wasteRemoval: Template = {
  id: 'waste-removal',
  group: 'everyday',
  category: 'general',
  name: { 'zh-CN': '垃圾清运', en: 'Waste collection' },
  kind: { 'zh-CN': '垃圾清运', en: 'Waste collection' },
  choosesCategory: false,
  endsWith: 'end',
  fields: [
    {
      key: 'waste',
      type: 'line',
      required: true,
      maxChars: 6,
      label: { 'zh-CN': '清运什么', en: 'Which waste' },
      suggestions: [
        { 'zh-CN': '大件垃圾', en: 'Bulky waste' },
        { 'zh-CN': '装修垃圾', en: 'Building waste' },
        { 'zh-CN': '旧家电', en: 'Old appliances' },
        { 'zh-CN': '有害垃圾', en: 'Hazardous waste' },
      ],
    },
    { key: 'start', type: 'moment', required: true, label: { 'zh-CN': '清运开始', en: 'Collection from' } },
    {
      key: 'end',
      type: 'moment',
      required: true,
      usually: { days: 1, hour: 17 },
      label: { 'zh-CN': '清运结束', en: 'Collection until' },
    },
    {
      key: 'place',
      type: 'line',
      required: true,
      maxChars: 14,
      label: { 'zh-CN': '送到哪里', en: 'Bring it to' },
      suggestions: [
        { 'zh-CN': '南门大件堆放点', en: 'the bulky waste point, south gate' },
        { 'zh-CN': '垃圾房旁', en: 'the yard beside the waste room' },
      ],
    },
    {
      key: 'advice',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '请住户做什么', en: 'What residents should do' },
      suggestions: [
        { 'zh-CN': '不要堆在楼道和消防通道', en: 'Leave nothing in corridors or fire lanes' },
        { 'zh-CN': '装修垃圾请装袋扎紧', en: 'Put building waste in closed bags' },
        { 'zh-CN': '搬不动的请提前联系物业', en: 'Call us ahead if it is too heavy for you' },
      ],
    },
    {
      key: 'cost',
      type: 'line',
      required: false,
      maxChars: 40,
      label: { 'zh-CN': '费用', en: 'Cost' },
      suggestions: [{ 'zh-CN': '免费', en: 'Free of charge' }],
    },
    { key: 'phone', type: 'phone', required: false, label: { 'zh-CN': '联系电话', en: 'Phone' } },
  ],
  checklist: [
    { 'zh-CN': '清运时间已向清运公司核实', en: 'Times confirmed with the collection firm' },
    { 'zh-CN': '堆放点不占消防通道', en: 'The collection point blocks no fire lane' },
  ],
  wording: {
    'zh-CN': {
      title: '{start..end.short} 清运{waste}',
      shortTitle: '{waste}清运',
      keyPoint: '{start.short} 起清运，请送到{place}',
      facts: [
        { label: '清运', value: '{waste}' },
        { label: '时间', value: '{start..end}' },
        { label: '地点', value: '{place}' },
        { label: '请您', value: '{advice}' },
        { label: '费用', value: '{cost}' },
        { label: '电话', value: '{phone}' },
      ],
      body: '',
    },
    en: {
      title: '{waste}: collection {start..end}',
      shortTitle: '{waste} pick-up',
      keyPoint: 'Collection from {start.short}. Please bring it to {place}.',
      facts: [
        { label: 'What', value: '{waste}' },
        { label: 'When', value: '{start..end}' },
        { label: 'Bring it to', value: '{place}' },
        { label: 'Please', value: '{advice}' },
        { label: 'Cost', value: '{cost}' },
        { label: 'Phone', value: '{phone}' },
      ],
      body: '',
    },
  },
};
