import type { Coverage } from '@louyu/contract/api/coverage';
import type { ContentByLanguage, NoticeContent } from '@louyu/contract/notice-content';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import type { SiteRecord } from '../places/place-store.ts';

interface Words {
  greeting(office: string, title: string): string;
  ask(hotline: string): string;
  /** Ends a sentence that has no end of its own. */
  readonly stop: string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    greeting: (office, title) => `您好，这里是${office}，有一件事要告诉您：${title}。`,
    ask: (hotline) =>
      `您家有没有困难，需要我们帮忙吗？${hotline === '' ? '' : `有事请随时打值班电话 ${hotline}。`}`,
    stop: '。',
  },
  en: {
    greeting: (office, title) => `Hello, this is the ${office} with some news for you: ${title}.`,
    ask: (hotline) =>
      `Is there anything that you need our help with?${hotline === '' ? '' : ` You can call the duty phone at any time: ${hotline}.`}`,
    stop: '.',
  },
};

/** What a caller says of a notice in three sentences: who calls and what it is, what to do, whether help is needed (R6). */
export function callScript(
  content: ContentByLanguage,
  site: Pick<SiteRecord, 'office' | 'hotline'>,
): Coverage['script'] {
  const inOne = (language: Language, { title, keyPoint }: NoticeContent): string[] => {
    const say = words[language];
    const ended = /[。！？.!?]$/.test(keyPoint) ? keyPoint : keyPoint + say.stop;
    return [say.greeting(inLanguage(site.office, language), title), ended, say.ask(site.hotline)];
  };
  return {
    'zh-CN': inOne('zh-CN', content['zh-CN']),
    en: inOne('en', content.en ?? content['zh-CN']),
  };
}
