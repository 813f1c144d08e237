import type { Template } from '../template.ts';

/** R9: an outage says reason, area, start, restoration and interim supply. */
export const waterOutage: Template = {
  id: 'water-outage',
  group: 'outage',
  category: 'water',
  name: { 'zh-CN': '停水', en: 'Water outage' },
  kind: { 'zh-CN': '停水通知', en: 'Water outage' },
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
        { 'zh-CN': '管道检修', en: 'Pipe maintenance' },
        { 'zh-CN': '水箱清洗', en: 'Water tank cleaning' },
        { 'zh-CN': '水泵维修', en: 'Pump repair' },
        { 'zh-CN': '市政管网施工', en: 'Work on the city water main' },
      ],
    },
    {
      key: 'area',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '范围', en: 'Area' },
      suggestions: [{ 'zh-CN': '全小区', en: 'The whole compound' }],
    },
    { key: 'start', type: 'moment', required: true, label: { 'zh-CN': '停水时间', en: 'Water off from' } },
    { key: 'restore', type: 'moment', required: true, label: { 'zh-CN': '预计恢复', en: 'Expected back' } },
    {
      key: 'interim',
      type: 'line',
      required: true,
      maxChars: 60,
      label: { 'zh-CN': '临时用水', en: 'Water meanwhile' },
      suggestions: [
        { 'zh-CN': '请提前储水', en: 'Please store water beforehand' },
        { 'zh-CN': '南门岗亭旁有取水点', en: 'Water point beside the south gate booth' },
        { 'zh-CN': '物业服务中心可领取饮用水', en: 'Drinking water at the property office' },
      ],
    },
  ],
  checklist: [
    { 'zh-CN': '停水和恢复时间已向施工方核实', en: 'Times confirmed with whoever does the work' },
    { 'zh-CN': '范围（楼栋、单元）无误', en: 'The area (buildings, units) is right' },
    { 'zh-CN': '临时用水已经安排好', en: 'Interim water is arranged' },
  ],
  wording: {
    'zh-CN': {
      title: '{start..restore} 停水',
      shortTitle: '{start.day}停水',
      keyPoint: '{start..restore.short} 停水，请提前储水',
      facts: [
        { label: '原因', value: '{reason}' },
        { label: '范围', value: '{area}' },
        { label: '停水', value: '{start.moment}' },
        { label: '恢复', value: '预计 {restore.moment}' },
        { label: '用水', value: '{interim}' },
      ],
      body: '',
    },
    en: {
      title: 'Water off {start..restore}',
      shortTitle: 'No water on {start.day}',
      keyPoint: 'Water off {start..restore.short}. Please store water.',
      facts: [
        { label: 'Reason', value: '{reason}' },
        { label: 'Area', value: '{area}' },
        { label: 'Off from', value: '{start.moment}' },
        { label: 'Back by', value: 'about {restore.moment}' },
        { label: 'Meanwhile', value: '{interim}' },
      ],
      body: '',
    },
  },
};
