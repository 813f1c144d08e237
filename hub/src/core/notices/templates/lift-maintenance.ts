import type { Template } from '../template.ts';

/** R9: which lift rests, why, from when to when, and what to take instead. */
export const liftMaintenance: Template = {
  id: 'lift-maintenance',
  group: 'outage',
  category: 'lift',
  name: { 'zh-CN': '电梯维保', en: 'Lift maintenance' },
  kind: { 'zh-CN': '电梯维保', en: 'Lift maintenance' },
  choosesCategory: false,
  endsWith: 'restore',
  hereFrom: 'start',
  fields: [
    {
      key: 'lift',
      type: 'line',
      required: true,
      maxChars: 8,
      label: { 'zh-CN': '哪部电梯', en: 'Which lift' },
      hint: {
        'zh-CN': '在发布范围里单独勾选这部电梯，停用期间它会显示“本梯停用”',
        en: 'Choose this one lift in the audience as well: while it rests it says so of itself',
      },
      suggestions: [
        { 'zh-CN': '1号电梯', en: 'Lift 1' },
        { 'zh-CN': '2号电梯', en: 'Lift 2' },
      ],
    },
    {
      key: 'reason',
      type: 'line',
      required: true,
      maxChars: 40,
      label: { 'zh-CN': '原因', en: 'Reason' },
      suggestions: [
        { 'zh-CN': '定期保养', en: 'Regular maintenance' },
        { 'zh-CN': '年度检验', en: 'Yearly inspection' },
        { 'zh-CN': '故障维修', en: 'Repair' },
        { 'zh-CN': '更换部件', en: 'Replacement of parts' },
      ],
    },
    {
      key: 'start',
      type: 'moment',
      required: true,
      label: { 'zh-CN': '停用时间', en: 'Out of service from' },
    },
    { key: 'restore', type: 'moment', required: true, label: { 'zh-CN': '预计恢复', en: 'Expected back' } },
    {
      key: 'instead',
      type: 'line',
      required: true,
      maxChars: 8,
      label: { 'zh-CN': '替代', en: 'Instead' },
      suggestions: [
        { 'zh-CN': '请走1号电梯', en: 'Please take lift 1' },
        { 'zh-CN': '请走2号电梯', en: 'Please take lift 2' },
        { 'zh-CN': '请走楼梯', en: 'Please take stairs' },
      ],
    },
  ],
  checklist: [
    { 'zh-CN': '停用和恢复时间已向维保单位核实', en: 'Times confirmed with the maintenance firm' },
    { 'zh-CN': '哪部电梯停用、走哪里，没有写错', en: 'The lift that rests and the way around it are right' },
    { 'zh-CN': '需要帮助的住户已经有安排', en: 'Residents who need help are taken care of' },
  ],
  wording: {
    'zh-CN': {
      title: '{lift} {start..restore.short} 停用',
      shortTitle: '{start.day}电梯维保',
      keyPoint: '{start.short}起{lift}停用，{instead}',
      here: { shortTitle: '本梯停用', keyPoint: '{instead}，预计 {restore.short} 恢复' },
      facts: [
        { label: '电梯', value: '{lift}' },
        { label: '原因', value: '{reason}' },
        { label: '停用', value: '{start.moment}' },
        { label: '恢复', value: '预计 {restore.moment}' },
        { label: '替代', value: '{instead}' },
      ],
      body: '',
    },
    en: {
      title: '{lift} out of service {start..restore}',
      shortTitle: 'Lift work on {start.day}',
      keyPoint: 'From {start.short}: {lift} out of service. {instead}.',
      here: { shortTitle: 'Lift out of service', keyPoint: '{instead}. Back about {restore.short}.' },
      facts: [
        { label: 'Lift', value: '{lift}' },
        { label: 'Reason', value: '{reason}' },
        { label: 'Out from', value: '{start.moment}' },
        { label: 'Back by', value: 'about {restore.moment}' },
        { label: 'Instead', value: '{instead}' },
      ],
      body: '',
    },
  },
};
