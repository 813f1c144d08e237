import { expect, it } from 'vitest';
import { callScript } from './call-script.ts';

const content = (title: string, keyPoint: string) => ({
  title,
  shortTitle: title,
  keyPoint,
  facts: [],
  body: '',
});
const site = { office: { 'zh-CN': '瑞安苑物业服务中心', en: 'property office' }, hotline: '8800 1234' };

it('says in three sentences who calls, what to do, and asks whether help is needed', () => {
  const both = {
    'zh-CN': content('明天 9:00–18:00 停水', '请提前储水'),
    en: content('No water tomorrow, 9:00–18:00', 'Store some water!'),
  };
  expect(callScript(both, site)).toEqual({
    'zh-CN': [
      '您好，这里是瑞安苑物业服务中心，有一件事要告诉您：明天 9:00–18:00 停水。',
      '请提前储水。',
      '您家有没有困难，需要我们帮忙吗？有事请随时打值班电话 8800 1234。',
    ],
    en: [
      'Hello, this is the property office with some news for you: No water tomorrow, 9:00–18:00.',
      'Store some water!',
      'Is there anything that you need our help with? You can call the duty phone at any time: 8800 1234.',
    ],
  });
});

it('names no number that there is none of', () => {
  const { 'zh-CN': lines } = callScript({ 'zh-CN': content('停电', '请备照明') }, { ...site, hotline: '' });
  expect(lines[2]).toBe('您家有没有困难，需要我们帮忙吗？');
});
