import type { Template } from '../template.ts';

/** R9: why, where, from when to when, whether the lifts run, and what to do meanwhile. */
export const powerOutage: Template = {
  id: 'power-outage',
  group: 'outage',
  category: 'power',
  name: { 'zh-CN': '停电', en: 'Power outage' },
  kind: { 'zh-CN': '停电通知', en: 'Power outage' },
  choosesCategory: false,
  endsWith: 'restore',
  fields: [
    {
      key: 'reason',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '原因', en: 'Reason' },
      suggestions: [
        { 'zh-CN': '供电线路检修', en: 'Work on the supply line' },
        { 'zh-CN': '配电房设备保养', en: 'Maintenance of the switch room' },
        { 'zh-CN': '更换变压器', en: 'Replacement of the transformer' },
        { 'zh-CN': '供电公司计划停电', en: 'Planned by the power company' },
      ],
    },
    {
      key: 'area',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '范围', en: 'Area' },
      suggestions: [
        { 'zh-CN': '全小区', en: 'The whole compound' },
        { 'zh-CN': '地下车库和公共照明', en: 'Garage and lights of the common areas' },
      ],
    },
    { key: 'start', type: 'moment', required: true, label: { 'zh-CN': '停电时间', en: 'Power off from' } },
    { key: 'restore', type: 'moment', required: true, label: { 'zh-CN': '预计恢复', en: 'Expected back' } },
    {
      key: 'lifts',
      type: 'choice',
      required: true,
      label: { 'zh-CN': '电梯', en: 'Lifts' },
      choices: [
        { 'zh-CN': '停用，请提前安排出行', en: 'Out of service, please plan ahead' },
        { 'zh-CN': '每单元一部照常运行', en: 'One in each unit keeps running' },
        { 'zh-CN': '照常运行', en: 'Running as usual' },
      ],
    },
    {
      key: 'interim',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '停电期间', en: 'Meanwhile' },
      suggestions: [
        { 'zh-CN': '公共区域有应急照明', en: 'Emergency lights are on in the common areas' },
        { 'zh-CN': '物业服务中心可给手机充电', en: 'Phones can be charged at the property office' },
        { 'zh-CN': '家中用医疗设备的住户请联系物业', en: 'If you rely on medical devices, please call us' },
      ],
    },
  ],
  checklist: [
    {
      'zh-CN': '停电和恢复时间已向供电公司或施工方核实',
      en: 'Times confirmed with the power company or contractor',
    },
    { 'zh-CN': '范围（楼栋、单元）无误', en: 'The area (buildings, units) is right' },
    { 'zh-CN': '电梯、门禁、水泵怎么运行已经落实', en: 'How lifts, doors and pumps will run is settled' },
    {
      'zh-CN': '家中用医疗设备的住户已经单独通知',
      en: 'Households with medical devices have been told in person',
    },
  ],
  wording: {
    'zh-CN': {
      title: '{start..restore} 停电',
      shortTitle: '{start.day}停电',
      keyPoint: '{start..restore.short} 停电，请提前充电',
      facts: [
        { label: '原因', value: '{reason}' },
        { label: '范围', value: '{area}' },
        { label: '停电', value: '{start.moment}' },
        { label: '恢复', value: '预计 {restore.moment}' },
        { label: '电梯', value: '{lifts}' },
        { label: '期间', value: '{interim}' },
      ],
      body: '',
    },
    en: {
      title: 'Power off {start..restore}',
      shortTitle: 'No power on {start.day}',
      keyPoint: 'Power off {start..restore.short}. Please charge your phone.',
      facts: [
        { label: 'Reason', value: '{reason}' },
        { label: 'Area', value: '{area}' },
        { label: 'Off from', value: '{start.moment}' },
        { label: 'Back by', value: 'about {restore.moment}' },
        { label: 'Lifts', value: '{lifts}' },
        { label: 'Meanwhile', value: '{interim}' },
      ],
      body: '',
    },
  },
};
