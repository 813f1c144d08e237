import type { Template } from '../template.ts';

/** Something lost or found: what, where, when, and whom to call; never who lost it (R36). */
export const lostAndFound: Template = {
  id: 'lost-and-found',
  group: 'community',
  category: 'general',
  name: { 'zh-CN': '寻物招领', en: 'Lost and found' },
  kind: { 'zh-CN': '寻物招领', en: 'Lost and found' },
  choosesCategory: false,
  fields: [
    {
      key: 'matter',
      type: 'choice',
      required: true,
      label: { 'zh-CN': '丢了还是捡到', en: 'Lost or found' },
      choices: [
        { 'zh-CN': '寻物', en: 'Lost' },
        { 'zh-CN': '招领', en: 'Found' },
      ],
    },
    {
      key: 'item',
      type: 'line',
      required: true,
      maxChars: 8,
      label: { 'zh-CN': '什么东西', en: 'What' },
      hint: {
        'zh-CN': '招领时留一个特征不写，用来核对失主',
        en: 'Of a found thing keep one mark to yourself, to know its owner by',
      },
      suggestions: [
        { 'zh-CN': '一串钥匙', en: 'a bunch of keys' },
        { 'zh-CN': '门禁卡', en: 'a door card' },
        { 'zh-CN': '老花镜', en: 'reading glasses' },
        { 'zh-CN': '儿童外套', en: "a child's jacket" },
      ],
    },
    {
      key: 'place',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '大概在哪里', en: 'About where' },
    },
    {
      key: 'when',
      type: 'moment',
      required: true,
      usually: { days: 0 },
      label: { 'zh-CN': '大概什么时候', en: 'About when' },
    },
    {
      key: 'claim',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '怎么联系', en: 'What to do' },
      suggestions: [
        {
          'zh-CN': '拾到请交到物业服务中心',
          en: 'If you find it, please bring it to the property office',
        },
        { 'zh-CN': '失主请到物业服务中心认领', en: 'If it is yours, please come to the property office' },
      ],
    },
    {
      key: 'phone',
      type: 'phone',
      required: true,
      label: { 'zh-CN': '电话', en: 'Phone' },
      hint: { 'zh-CN': '写物业的电话，不写住户的', en: "The property office's number, not a resident's" },
    },
  ],
  checklist: [
    { 'zh-CN': '没有住户的姓名、门牌和电话', en: 'No name, flat or phone number of a resident' },
    { 'zh-CN': '东西的特征没有全写出来', en: 'Not every mark of the thing is told' },
  ],
  wording: {
    'zh-CN': {
      title: '{matter}：{item}',
      shortTitle: '{matter}启事',
      keyPoint: '{matter}：{item}，请致电 {phone}',
      facts: [
        { label: '物品', value: '{item}' },
        { label: '地点', value: '{place}' },
        { label: '时间', value: '约 {when.moment}' },
        { label: '联系', value: '{claim}' },
        { label: '电话', value: '{phone}' },
      ],
      body: '',
    },
    en: {
      title: '{matter}: {item}',
      shortTitle: '{matter} property',
      keyPoint: '{matter}: {item}. Please call {phone}.',
      facts: [
        { label: 'What', value: '{item}' },
        { label: 'Where', value: '{place}' },
        { label: 'When', value: 'about {when.moment}' },
        { label: 'What to do', value: '{claim}' },
        { label: 'Phone', value: '{phone}' },
      ],
      body: '',
    },
  },
};
