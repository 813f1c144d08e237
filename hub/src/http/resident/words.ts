import type { Category } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import { categoryNames } from '../../core/notices/category-names.ts';
import { doorChinese, doorEnglish, type DoorWords } from './door-words.ts';
import { helpChinese, helpEnglish, type HelpWords } from './help-words.ts';
import { placeChinese, placeEnglish, type PlaceWords } from './place-words.ts';

/** Every sentence of the resident pages (EXPERIENCE "Resident pages"). */
export interface Words extends DoorWords, HelpWords, PlaceWords {
  readonly htmlLanguage: string;
  /** Links to the same page in the other language. */
  readonly otherLanguage: { readonly language: Language; readonly name: string };
  readonly category: Readonly<Record<Category, string>>;
  number(number: string): string;
  revision(revision: number): string;
  issued(moment: string): string;
  readonly know: string;
  readonly knowHint: string;
  recorded(time: string): string;
  recordedBefore(moment: string): string;
  ended(moment: string): string;
  readonly recalled: string;
  readonly replaced: string;
  readonly seeCurrent: string;
  readonly seeNew: string;
  readonly noOthers: string;
  readonly others: string;
  /** For a reader of whom no building is known. */
  readonly othersAnywhere: string;
  readonly duty: string;
  call(phone: string): string;
  readonly facts: string;
  readonly noOthersTitle: string;
  readonly failed: string;
  readonly again: string;
  readonly back: string;
  readonly privacyTitle: string;
  readonly closing: string;
  /** What the links to other views of the page are. */
  readonly views: string;
  readonly largeView: string;
  readonly usualView: string;
  readonly readAloud: string;
  readonly readStop: string;
}

const chinese: Words = {
  htmlLanguage: 'zh-CN',
  otherLanguage: { language: 'en', name: 'English' },
  category: categoryNames['zh-CN'],
  number: (number) => `编号 ${number}`,
  revision: (revision) => `第${revision}版`,
  issued: (moment) => `${moment} 签发`,
  know: '我已知晓',
  knowHint: '点一下，物业就知道您看到了',
  recorded: (time) => `已记录 ${time}，谢谢。`,
  recordedBefore: (moment) => `您已于 ${moment} 点过‘已知晓’。`,
  ended: (moment) => `这条通知已于 ${moment} 结束。`,
  recalled: '这条通知已撤回，请以新通知为准。',
  replaced: '这条通知已更新，请以新通知为准：',
  seeCurrent: '看看现在的通知',
  seeNew: '看看新通知',
  noOthers: '这里现在没有其他通知。',
  others: '本楼其他通知',
  othersAnywhere: '其他通知',
  duty: '24小时值班电话',
  call: (phone) => `拨打 ${phone}`,
  facts: '要点',
  noOthersTitle: '本楼通知',
  failed: '刚才没有提交成功，内容还在，请再点一次。',
  again: '再点一次',
  back: '回到通知',
  privacyTitle: '我们记录什么',
  closing: '不用登录，不收费，不会向您要验证码。',
  views: '显示方式',
  largeView: '大字版',
  usualView: '标准版',
  readAloud: '读给我听',
  readStop: '停止朗读',
  ...doorChinese,
  ...helpChinese,
  ...placeChinese,
};

const english: Words = {
  htmlLanguage: 'en',
  otherLanguage: { language: 'zh-CN', name: '中文' },
  category: categoryNames.en,
  number: (number) => `No. ${number}`,
  revision: (revision) => `Revision ${revision}`,
  issued: (moment) => `Issued ${moment}`,
  know: 'Got it',
  knowHint: 'One tap tells the property office that you have seen this',
  recorded: (time) => `Recorded at ${time}. Thank you.`,
  recordedBefore: (moment) => `You tapped “Got it” at ${moment}.`,
  ended: (moment) => `This notice ended on ${moment}.`,
  recalled: 'This notice was withdrawn. Please go by the new one.',
  replaced: 'This notice has been replaced. Please go by the new one:',
  seeCurrent: 'See the current notices',
  seeNew: 'See the new notice',
  noOthers: 'There are no other notices here now.',
  others: 'Other notices in this building',
  othersAnywhere: 'Other notices',
  duty: '24-hour duty phone',
  call: (phone) => `Call ${phone}`,
  facts: 'Key facts',
  noOthersTitle: 'Notices in this building',
  failed: 'That did not go through. Nothing is lost: please tap once more.',
  again: 'Tap once more',
  back: 'Back to the notice',
  privacyTitle: 'What we record',
  closing: 'No login, no fee, and we will never ask you for a verification code.',
  views: 'Views of this page',
  largeView: 'Large text',
  usualView: 'Usual text',
  readAloud: 'Read to me',
  readStop: 'Stop reading',
  ...doorEnglish,
  ...helpEnglish,
  ...placeEnglish,
};

export const wordsByLanguage: Readonly<Record<Language, Words>> = { 'zh-CN': chinese, en: english };
