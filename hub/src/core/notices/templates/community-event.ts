import type { Template } from '../template.ts';

/** R33: what, when, where, and how to take part. */
export const communityEvent: Template = {
  id: 'community-event',
  group: 'community',
  category: 'event',
  name: { 'zh-CN': '社区活动', en: 'Community event' },
  kind: { 'zh-CN': '社区活动', en: 'Community event' },
  choosesCategory: false,
  endsWith: 'end',
  fields: [
    {
      key: 'event',
      type: 'line',
      required: true,
      maxChars: 10,
      label: { 'zh-CN': '什么活动', en: 'Which event' },
      suggestions: [
        { 'zh-CN': '健康义诊', en: 'Free health check' },
        { 'zh-CN': '旧物交换集市', en: 'Swap market' },
        { 'zh-CN': '亲子手工课', en: 'Crafts for families' },
        { 'zh-CN': '业主恳谈会', en: 'Talk with the managers' },
      ],
    },
    {
      key: 'start',
      type: 'moment',
      required: true,
      usually: { days: 7, hour: 14 },
      label: { 'zh-CN': '开始', en: 'Begins' },
    },
    {
      key: 'end',
      type: 'moment',
      required: true,
      usually: { days: 7, hour: 16 },
      label: { 'zh-CN': '结束', en: 'Ends' },
    },
    {
      key: 'place',
      type: 'line',
      required: true,
      maxChars: 14,
      label: { 'zh-CN': '地点', en: 'Where' },
      suggestions: [
        { 'zh-CN': '中心花园', en: 'the central garden' },
        { 'zh-CN': '社区活动室', en: 'the community room' },
        { 'zh-CN': '物业服务中心', en: 'the property office' },
      ],
    },
    {
      key: 'joining',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '怎么参加', en: 'How to join' },
      suggestions: [
        { 'zh-CN': '不用报名，直接来', en: 'No need to sign up, just come' },
        { 'zh-CN': '到物业服务中心报名', en: 'Sign up at the property office' },
        { 'zh-CN': '打电话报名，满额为止', en: 'Sign up by phone while places last' },
      ],
    },
    {
      key: 'bring',
      type: 'line',
      required: false,
      maxChars: 30,
      label: { 'zh-CN': '请带', en: 'Please bring' },
    },
    { key: 'phone', type: 'phone', required: false, label: { 'zh-CN': '联系电话', en: 'Phone' } },
    {
      key: 'about',
      type: 'text',
      required: false,
      maxChars: 60,
      label: { 'zh-CN': '介绍', en: 'About it' },
    },
  ],
  checklist: [
    { 'zh-CN': '时间和地点已落实，场地订好', en: 'Time and place are settled, the room is booked' },
    { 'zh-CN': '没有商家推销', en: 'Nobody advertises anything' },
  ],
  wording: {
    'zh-CN': {
      title: '{event} {start..end.short}',
      shortTitle: '{event}',
      keyPoint: '{start.short} 在{place}，欢迎参加',
      facts: [
        { label: '活动', value: '{event}' },
        { label: '时间', value: '{start..end}' },
        { label: '地点', value: '{place}' },
        { label: '参加', value: '{joining}' },
        { label: '请带', value: '{bring}' },
        { label: '电话', value: '{phone}' },
      ],
      body: '{about}',
    },
    en: {
      title: '{event}: {start..end}',
      shortTitle: '{event}',
      keyPoint: '{start.short}, {place}. Everyone is welcome.',
      facts: [
        { label: 'Event', value: '{event}' },
        { label: 'When', value: '{start..end}' },
        { label: 'Where', value: '{place}' },
        { label: 'How to join', value: '{joining}' },
        { label: 'Please bring', value: '{bring}' },
        { label: 'Phone', value: '{phone}' },
      ],
      body: '{about}',
    },
  },
};
