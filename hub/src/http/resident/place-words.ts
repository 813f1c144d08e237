/** The sentences of the page of a place: what hangs there now, and what did. */
export interface PlaceWords {
  readonly now: string;
  readonly nothingNow: string;
  readonly archive: string;
  readonly search: string;
  readonly searchButton: string;
  found(count: string): string;
  readonly nothingFound: string;
  readonly nothingYet: string;
  readonly earlier: string;
  readonly newest: string;
  readonly all: string;
  stoodUntil(moment: string): string;
  readonly isRecalled: string;
  readonly placeGone: string;
  readonly wholeCompound: string;
}

export const placeChinese: PlaceWords = {
  now: '现在的通知',
  nothingNow: '这里现在没有通知。',
  archive: '以前的通知',
  search: '搜索通知',
  searchButton: '搜索',
  found: (text) => `“${text}”的搜索结果`,
  nothingFound: '没有找到。换一个词试试。',
  nothingYet: '还没有以前的通知。',
  earlier: '更早的',
  newest: '回到最新',
  all: '看全部通知',
  stoodUntil: (moment) => `已于 ${moment} 结束`,
  isRecalled: '已撤回',
  placeGone: '这个点位已经不在了。请看全小区的通知。',
  wholeCompound: '全小区的通知',
};

export const placeEnglish: PlaceWords = {
  now: 'Notices now',
  nothingNow: 'There are no notices here now.',
  archive: 'Earlier notices',
  search: 'Search the notices',
  searchButton: 'Search',
  found: (text) => `Results for “${text}”`,
  nothingFound: 'Nothing was found. Try another word.',
  nothingYet: 'There are no earlier notices yet.',
  earlier: 'Earlier ones',
  newest: 'Back to the newest',
  all: 'See all notices',
  stoodUntil: (moment) => `Ended on ${moment}`,
  isRecalled: 'Withdrawn',
  placeGone: 'This spot is no more. Please see the notices of the whole compound.',
  wholeCompound: 'Notices of the whole compound',
};
