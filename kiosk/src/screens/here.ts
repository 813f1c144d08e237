import type { BoardNotice } from '@louyu/contract/board';
import type { NoticeContent } from '@louyu/contract/notice-content';
import type { ScreenConfig } from './screen-config.ts';

/** The same object for the same notice, so that it is measured and painted once. */
const saidHere = new WeakMap<BoardNotice, BoardNotice>();

/** A notice as the lift that it is about says it of itself, while that is true; any other notice as it is. */
export function asSaidHere(config: ScreenConfig, notice: BoardNotice, nowMs: number): BoardNotice {
  const here = notice.content['zh-CN'].here;
  if (here === undefined || config.kind !== 'elevator' || !config.spotIds.includes(here.spotId))
    return notice;
  if (nowMs < Date.parse(here.from)) return notice;
  const held = saidHere.get(notice);
  if (held !== undefined) return held;
  const { 'zh-CN': zh, en } = notice.content;
  const content = { 'zh-CN': inOwnWords(zh), ...(en === undefined ? {} : { en: inOwnWords(en) }) };
  const said = { ...notice, content };
  saidHere.set(notice, said);
  return said;
}

function inOwnWords(content: NoticeContent): NoticeContent {
  if (content.here === undefined) return content;
  const { shortTitle, keyPoint } = content.here;
  return { ...content, shortTitle, keyPoint };
}
