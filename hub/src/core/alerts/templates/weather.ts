import type { AlertTemplate } from '../template.ts';
import { source, time } from './fields.ts';

const stay = { 'zh-CN': '留在室内', en: 'stay in' };
const lessOut = { 'zh-CN': '减少外出', en: 'take care' };

/** The four colours of the weather service, 蓝黄橙红, as the severities of CAP. */
export const weather: AlertTemplate = {
  id: 'weather',
  hazard: 'weather',
  name: { 'zh-CN': '极端天气', en: 'Extreme weather' },
  severities: [
    { severity: 'extreme', name: { 'zh-CN': '红色', en: 'Red' } },
    { severity: 'severe', name: { 'zh-CN': '橙色', en: 'Orange' } },
    { severity: 'moderate', name: { 'zh-CN': '黄色', en: 'Yellow' } },
    { severity: 'minor', name: { 'zh-CN': '蓝色', en: 'Blue' } },
  ],
  advice: { extreme: stay, severe: stay, moderate: lessOut, minor: lessOut },
  fields: [
    {
      key: 'what',
      label: { 'zh-CN': '什么天气', en: 'Which weather' },
      maxChars: 4,
      required: true,
      suggestions: [
        { 'zh-CN': '暴雨', en: 'rainstorm' },
        { 'zh-CN': '台风', en: 'typhoon' },
        { 'zh-CN': '大风', en: 'gale' },
        { 'zh-CN': '雷电', en: 'lightning' },
        { 'zh-CN': '高温', en: 'heat' },
        { 'zh-CN': '寒潮', en: 'cold' },
        { 'zh-CN': '暴雪', en: 'snow' },
        { 'zh-CN': '道路结冰', en: 'road ice' },
      ],
    },
    source(
      { 'zh-CN': '市气象台', en: 'the city weather service' },
      { 'zh-CN': '区气象台', en: 'the weather service' },
    ),
    time('until', { 'zh-CN': '预计持续到', en: 'Until' }),
    {
      key: 'advice1',
      label: { 'zh-CN': '请大家做什么', en: 'What to do' },
      maxChars: 24,
      required: false,
      suggestions: [
        { 'zh-CN': '关好门窗，收起阳台物品', en: 'Shut windows and clear your balcony' },
        { 'zh-CN': '避开积水，不去地下车库', en: 'Keep off flooded ground and the garage' },
        { 'zh-CN': '多喝水，中午不外出', en: 'Drink water and avoid the midday sun' },
        { 'zh-CN': '慢行防滑，注意保暖', en: 'Walk slowly, mind the ice, keep warm' },
      ],
    },
  ],
  usualReach: 'site',
  free: false,
  phone: '',
  lastsMinutes: 1440,
  wording: {
    'zh-CN': {
      instruction: '{what}{level}预警，{advice}',
      actions: [
        ['{source}发布，预计到{until}', '{source}发布', '预计持续到{until}'],
        ['{advice1}', '关好门窗，收起阳台物品'],
        '远离大树、围墙和广告牌',
        '有危险请拨 119 或值班电话',
      ],
      allClear: { instruction: '{what}预警解除', actions: ['路面可能湿滑，请慢行'] },
    },
    en: {
      instruction: '{level} {what} alert: {advice}',
      actions: [
        ['Says {source}; until {until}', 'Says {source}', 'Expected until {until}'],
        ['{advice1}', 'Shut windows and clear your balcony'],
        'Keep away from trees, walls and signs',
        'In danger call 119 or the duty phone',
      ],
      allClear: { instruction: 'All clear: {what} is over.', actions: ['Paths may be slippery'] },
    },
  },
};
