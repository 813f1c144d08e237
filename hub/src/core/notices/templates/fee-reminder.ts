import type { Template } from '../template.ts';

/** R34: how to pay, by when, and what follows if one does not; never who owes. */
export const feeReminder: Template = {
  id: 'fee-reminder',
  group: 'everyday',
  category: 'fee',
  name: { 'zh-CN': '缴费提醒', en: 'Fee reminder' },
  kind: { 'zh-CN': '缴费提醒', en: 'Fee reminder' },
  choosesCategory: false,
  endsWith: 'deadline',
  fields: [
    {
      key: 'fee',
      type: 'line',
      required: true,
      maxChars: 6,
      label: { 'zh-CN': '什么费用', en: 'Which fee' },
      suggestions: [
        { 'zh-CN': '物业费', en: 'property fee' },
        { 'zh-CN': '停车费', en: 'parking fee' },
        { 'zh-CN': '水费', en: 'water fee' },
        { 'zh-CN': '供暖费', en: 'heating fee' },
      ],
    },
    {
      key: 'period',
      type: 'line',
      required: true,
      maxChars: 12,
      label: { 'zh-CN': '哪一期', en: 'Which period' },
      hint: { 'zh-CN': '例如 2026年第四季度', en: 'Such as Q4 2026' },
    },
    {
      key: 'standard',
      type: 'line',
      required: false,
      maxChars: 30,
      label: { 'zh-CN': '收费标准', en: 'Rate' },
      hint: { 'zh-CN': '例如 每平方米每月 2.80 元', en: 'Such as 2.80 yuan per square metre and month' },
    },
    {
      key: 'how',
      type: 'line',
      required: true,
      maxChars: 45,
      label: { 'zh-CN': '怎么缴', en: 'How to pay' },
      suggestions: [
        {
          'zh-CN': '到物业服务中心，现金、刷卡、扫码都可以',
          en: 'At the property office: cash, card or phone',
        },
        {
          'zh-CN': '物业微信公众号，或到物业服务中心',
          en: 'By our WeChat account or at the property office',
        },
        { 'zh-CN': '银行代扣，请保证卡内余额', en: 'By direct debit: please keep enough in the account' },
      ],
    },
    {
      key: 'deadline',
      type: 'moment',
      required: true,
      usually: { days: 14, hour: 18 },
      label: { 'zh-CN': '截止时间', en: 'Pay by' },
    },
    {
      key: 'consequence',
      type: 'line',
      required: true,
      maxChars: 45,
      label: { 'zh-CN': '逾期会怎样', en: 'If paid late' },
      hint: { 'zh-CN': '与合同一致，不写合同里没有的', en: 'As the contract says, and nothing else' },
      suggestions: [
        { 'zh-CN': '按物业服务合同的约定计收违约金', en: 'A late charge as agreed in the service contract' },
        { 'zh-CN': '车位到期不再续租，请留意', en: 'The parking space will not be renewed' },
        { 'zh-CN': '工作人员会电话联系您', en: 'Our staff will call you' },
      ],
    },
    {
      key: 'phone',
      type: 'phone',
      required: false,
      label: { 'zh-CN': '咨询电话', en: 'Phone for questions' },
    },
  ],
  checklist: [
    { 'zh-CN': '收费标准和截止时间已与财务核对', en: 'Rate and deadline checked with accounting' },
    { 'zh-CN': '缴费方式试过，能用', en: 'The ways to pay have been tried and work' },
    { 'zh-CN': '逾期后果与合同一致', en: 'The consequence is what the contract says' },
    { 'zh-CN': '没有欠费住户的姓名、门牌和金额', en: 'No name, flat or sum of anyone who owes' },
  ],
  wording: {
    'zh-CN': {
      title: '{period}{fee}请于 {deadline.short} 前缴纳',
      shortTitle: '{fee}缴费提醒',
      keyPoint: '{fee}请于 {deadline.short} 前缴纳，已缴费的请忽略',
      facts: [
        { label: '费用', value: '{period}{fee}' },
        { label: '标准', value: '{standard}' },
        { label: '缴费', value: '{how}' },
        { label: '截止', value: '{deadline.moment}' },
        { label: '逾期', value: '{consequence}' },
        { label: '咨询', value: '{phone}' },
      ],
      body: '',
    },
    en: {
      title: 'Please pay the {fee} for {period} by {deadline.moment}',
      shortTitle: 'Reminder: {fee}',
      keyPoint: 'Please pay the {fee} by {deadline.short}. Ignore this if you have paid.',
      facts: [
        { label: 'Period', value: '{period}' },
        { label: 'Rate', value: '{standard}' },
        { label: 'How to pay', value: '{how}' },
        { label: 'Pay by', value: '{deadline.moment}' },
        { label: 'If late', value: '{consequence}' },
        { label: 'Questions', value: '{phone}' },
      ],
      body: '',
    },
  },
};
