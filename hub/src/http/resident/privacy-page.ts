import { html } from 'hono/html';
import type { Language } from '@louyu/contract/primitives';
import type { caseKeepDefaults } from '../../core/cases/keep-days.ts';
import type { SiteRecord } from '../../core/places/place-store.ts';
import type { PruneLimits } from '../../core/receipts/pruner.ts';
import { frame } from './frame.ts';
import type { Reader } from './reader.ts';
import { wordsByLanguage } from './words.ts';

/** How long what is kept, in days. */
export type KeepDays = Pick<PruneLimits, 'phoneIdKeepDays' | 'helpWordsKeepDays'> &
  Pick<typeof caseKeepDefaults, 'caseContactDays' | 'casePhotoDays'>;

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What is kept of residents and how long, in plain words (R36). */
const sections: Readonly<Record<Language, (limits: KeepDays) => readonly Section[]>> = {
  'zh-CN': ({ phoneIdKeepDays, helpWordsKeepDays, caseContactDays, casePhotoDays }) => [
    {
      title: '我们记录',
      lines: [
        '时间、哪块屏、您点了什么。',
        `一个随机的手机编号，只存在您的手机里；我们只存它的指纹，${phoneIdKeepDays} 天后抹去，只留下数字。`,
        '您自己登记的门牌，随时可以更换或忘记。',
        `您求助时写的话，处理后 ${helpWordsKeepDays} 天删除。`,
        `您报事时写的话和照片；您主动填的电话，加密保存，办结 ${caseContactDays} 天后删除，照片 ${casePhotoDays} 天后删除。凭查询码可以随时导出或删除。`,
      ],
    },
    {
      title: '我们不记录',
      lines: [
        '姓名、微信号、位置、网络地址；手机号码只在您自己填写时记录。',
        '您家里其他手机点了什么，谁也看不到。',
      ],
    },
    {
      title: '谁能看到',
      lines: [
        '物业看到：多少户知道了、哪一户还不知道、谁需要帮助。',
        '没有登录，没有广告，没有第三方；网页不向别处发送任何内容。',
      ],
    },
    { title: '您可以', lines: ['在“我的门牌”里忘记这部手机，或清除浏览器数据，之后我们认不出它。'] },
  ],
  en: ({ phoneIdKeepDays, helpWordsKeepDays, caseContactDays, casePhotoDays }) => [
    {
      title: 'What we record',
      lines: [
        'The time, which screen, and what you tapped.',
        `A random number of your phone, which lies on your phone. We keep only a fingerprint of it, wiped after ${phoneIdKeepDays} days; what stays are counts.`,
        'The door that you named yourself. You may change or forget it at any time.',
        `What you wrote when you asked for help: deleted ${helpWordsKeepDays} days after it was dealt with.`,
        `What you wrote and photographed when you reported something. A phone number that you gave is encrypted, and deleted ${caseContactDays} days after the case is closed; photos are deleted after ${casePhotoDays} days. With your tracking code you can export or delete all of it at any time.`,
      ],
    },
    {
      title: 'What we do not record',
      lines: [
        'Your name, your WeChat account, where you are, your network address; your phone number only if you give it.',
        'Nobody can see what other phones of your household have tapped.',
      ],
    },
    {
      title: 'Who sees it',
      lines: [
        'The property office sees how many households know, which do not know yet, and who needs help.',
        'No login, no advertising, no third party: these pages send nothing anywhere else.',
      ],
    },
    {
      title: 'What you can do',
      lines: [
        'Forget this phone under “My door”, or clear the data of your browser: then we do not recognise it any more.',
      ],
    },
  ],
};

export function privacyPage(reader: Reader, site: SiteRecord | undefined, limits: KeepDays) {
  const words = wordsByLanguage[reader.language];
  return frame(
    { reader, title: words.privacyTitle, site, path: '/privacy' },
    html`<h1>${words.privacyTitle}</h1>
      ${sections[reader.language](limits).map(
        ({ title, lines }) =>
          html`<h2>${title}</h2>
            <div class="text">${lines.map((line) => html`<p>${line}</p>`)}</div>`,
      )}`,
    html``,
  );
}
