import type { CaseEventKind, CaseKind, CaseState } from '@louyu/contract/api/cases';
import type { Language } from '@louyu/contract/primitives';

/** Every sentence of the pages on which residents report, and follow what becomes of it (EXPERIENCE "Resident pages"). */
export interface CaseWords {
  readonly title: Readonly<Record<CaseKind, string>>;
  readonly kinds: string;
  readonly urgent: string;
  readonly where: string;
  readonly whereHint: string;
  readonly what: string;
  readonly about: string;
  readonly sentence: string;
  readonly sentenceHint: string;
  readonly photos: string;
  photosHint(max: number): string;
  readonly photosAgain: string;
  readonly phone: string;
  phoneHint(days: number): string;
  readonly optional: string;
  readonly leaveEmpty: string;
  readonly submit: string;
  readonly anonymous: string;
  readonly openHere: string;
  readonly metToo: string;
  readonly another: string;
  readonly alike: string;
  readonly joined: string;
  readonly lookUpOwn: string;
  since(moment: string): string;
  readonly keptDraft: string;
  readonly offline: string;
  readonly sending: string;
  received(number: string, receipt: string, reply: string): string;
  minutes(count: number): string;
  hours(count: number): string;
  days(count: number): string;
  workBegins(moment: string): string;
  readonly keepCode: string;
  readonly code: string;
  readonly warned: string;
  heading(number: string): string;
  readonly state: Readonly<Record<CaseState, string>>;
  readonly event: Readonly<Record<CaseEventKind, string>>;
  readonly byOffice: string;
  readonly byYou: string;
  readonly progress: string;
  closedAt(moment: string): string;
  finishedAt(moment: string): string;
  readonly isSolved: string;
  readonly solved: string;
  readonly notSolved: string;
  readonly notSolvedWhy: string;
  deferred(reason: string, plan: string, day: string): string;
  readonly asked: string;
  readonly write: string;
  readonly send: string;
  readonly rate: string;
  readonly stars: readonly [string, string, string, string, string];
  readonly rateMore: string;
  readonly thanks: string;
  readonly photo: string;
  readonly yours: string;
  kept(contactDays: number, photoDays: number): string;
  readonly exportData: string;
  readonly eraseData: string;
  readonly eraseSure: string;
  readonly eraseYes: string;
  readonly erased: string;
  readonly lookUp: string;
  readonly lookUpHint: string;
  readonly find: string;
  readonly reportNew: string;
  readonly scan: string;
}

const chinese: CaseWords = {
  title: { repair: '报修', complaint: '投诉', suggestion: '建议', question: '咨询', praise: '表扬' },
  kinds: '要说的是',
  urgent: '漏水、困人、着火请直接打电话，不要在网上等。',
  where: '在哪里',
  whereHint: '例如：2号电梯、3楼走廊',
  what: '什么问题',
  about: '关于什么',
  sentence: '一句话说明',
  sentenceHint: '例如：大堂的灯不亮，晚上看不清台阶',
  photos: '照片',
  photosHint: (max) => `最多 ${max} 张，只给物业看`,
  photosAgain: '如要一起交照片，请再选一次。',
  phone: '电话',
  phoneHint: (days) => `只用于联系您，办结 ${days} 天后自动删除`,
  optional: '可不填',
  leaveEmpty: '请留空',
  submit: '提交',
  anonymous: '匿名提交，我们看不到您是谁。',
  openHere: '这里已有人报过',
  metToo: '我也遇到',
  another: '不是同一件，仍要提交',
  alike: '这里已有人报过同样的问题，物业正在处理。是同一件吗？',
  joined: '已记下，谢谢。物业知道不止一个人遇到了。',
  lookUpOwn: '用查询码看进展',
  since: (moment) => `${moment} 起`,
  keptDraft: '您上次写的内容还在。',
  offline: '现在没有网络，内容已保存在这部手机里，有网络后请再点一次。',
  sending: '正在提交……',
  received: (number, receipt, reply) =>
    `已收到。工单号 ${number}。物业会在工作时间 ${receipt}内受理，${reply}内答复。`,
  minutes: (count) => `${count} 分钟`,
  hours: (count) => `${count} 小时`,
  days: (count) => `${count} 天`,
  workBegins: (moment) => `现在不在工作时间，物业 ${moment} 开始上班。`,
  keepCode: '请截图保存查询码',
  code: '查询码',
  warned: '您今天已提交了好几件。同一件事只用提交一次，在这里就能补充。',
  heading: (number) => `工单号 ${number}`,
  state: {
    received: '待受理',
    assigned: '已派单',
    working: '处理中',
    asking: '待您补充',
    answered: '待回访',
    closed: '已办结',
  },
  event: {
    submitted: '已提交',
    echoed: '有人说“我也遇到”',
    held: '待核实',
    taken: '已核实',
    refused: '没有受理',
    accepted: '已受理',
    assigned: '已派单',
    started: '已到场',
    replied: '答复',
    asked: '请您补充',
    wrote: '补充',
    finished: '已完工',
    deferred: '延期',
    closed: '已办结',
    confirmed: '已解决',
    reopened: '重新处理',
    rated: '评价',
    noted: '记录',
    reminded: '催办',
    escalated: '上报',
    'photo-added': '照片',
    'photo-released': '照片',
    'photo-withdrawn': '照片',
    'photo-redacted': '照片',
    'contact-seen': '联系',
    wiped: '到期删除',
    erased: '已按您的要求删除',
  },
  byOffice: '物业',
  byYou: '您',
  progress: '进展',
  closedAt: (moment) => `已办结（${moment}）`,
  finishedAt: (moment) => `已完工（${moment}）`,
  isSolved: '解决了吗？',
  solved: '解决了',
  notSolved: '没解决，请重新处理',
  notSolvedWhy: '哪里没有解决',
  deferred: (reason, plan, day) => `延期：${reason}。计划：${plan}。${day}前再答复您。`,
  asked: '物业在等您的答复，期间不计时。',
  write: '给物业留言',
  send: '发送',
  rate: '这次的答复怎么样？',
  stars: ['很不满意', '不满意', '一般', '满意', '很满意'],
  rateMore: '还想说',
  thanks: '谢谢您的评价。',
  photo: '照片',
  yours: '您的数据',
  kept: (contactDays, photoDays) =>
    `您主动填的电话在办结 ${contactDays} 天后删除，照片在 ${photoDays} 天后删除。我们不记录网络地址。谁有查询码，谁就能看到这张工单。`,
  exportData: '导出我的数据',
  eraseData: '删除我的数据',
  eraseSure: '您写的话、电话和照片会马上删除，查询码随即失效，工单就此办结。不能恢复。',
  eraseYes: '确定删除',
  erased: '已删除。工单里只留下编号、类别和时间。',
  lookUp: '查进展',
  lookUpHint: '提交时给您的 11 位查询码，例如 8K3F\u20117Q2M\u20119CX',
  find: '查询',
  reportNew: '再报一件',
  scan: '扫一扫，在另一部手机上看',
};

const english: CaseWords = {
  title: {
    repair: 'Report a fault',
    complaint: 'Complain',
    suggestion: 'Suggest',
    question: 'Ask',
    praise: 'Praise',
  },
  kinds: 'What it is',
  urgent: 'Water running, someone trapped, fire: call us at once, do not wait here.',
  where: 'Where',
  whereHint: 'For example: lift 2, corridor on floor 3',
  what: 'What is wrong',
  about: 'About',
  sentence: 'In one sentence',
  sentenceHint: 'For example: the lobby light is out, the steps cannot be seen at night',
  photos: 'Photos',
  photosHint: (max) => `At most ${max}, for the property office only`,
  photosAgain: 'To send photos too, choose them once more.',
  phone: 'Phone',
  phoneHint: (days) => `Only to reach you; deleted by itself ${days} days after the case is closed`,
  optional: 'optional',
  leaveEmpty: 'Leave this empty',
  submit: 'Submit',
  anonymous: 'You submit anonymously: we cannot see who you are.',
  openHere: 'Already reported here',
  metToo: 'Me too',
  another: 'It is something else: submit',
  alike: 'Somebody has reported the same here, and it is being dealt with. Is it the same?',
  joined: 'Noted, thank you. The property office knows that you are not the only one.',
  lookUpOwn: 'See what became of it, by code',
  since: (moment) => `Since ${moment}`,
  keptDraft: 'What you wrote last time is still here.',
  offline:
    'There is no network now. What you wrote is kept on this phone; submit again when you are back online.',
  sending: 'Submitting …',
  received: (number, receipt, reply) =>
    `Received. Case number ${number}. We take it on within ${receipt} of working time and answer within ${reply}.`,
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  workBegins: (moment) => `The office is closed now. Work begins ${moment}.`,
  keepCode: 'Please keep this code: take a screenshot',
  code: 'Tracking code',
  warned: 'You have submitted several today. Each matter needs to be submitted once; you can add to it here.',
  heading: (number) => `Case ${number}`,
  state: {
    received: 'Waits to be taken on',
    assigned: 'Assigned',
    working: 'Being dealt with',
    asking: 'Waits for your answer',
    answered: 'Done: is it solved?',
    closed: 'Closed',
  },
  event: {
    submitted: 'Submitted',
    echoed: 'Somebody said “me too”',
    held: 'Being checked',
    taken: 'Checked',
    refused: 'Not taken on',
    accepted: 'Taken on',
    assigned: 'Assigned',
    started: 'On the spot',
    replied: 'Answer',
    asked: 'A question to you',
    wrote: 'Message',
    finished: 'Work done',
    deferred: 'Put off',
    closed: 'Closed',
    confirmed: 'Solved',
    reopened: 'Taken up again',
    rated: 'Rating',
    noted: 'Note',
    reminded: 'Reminder',
    escalated: 'Reported upwards',
    'photo-added': 'Photo',
    'photo-released': 'Photo',
    'photo-withdrawn': 'Photo',
    'photo-redacted': 'Photo',
    'contact-seen': 'Contact',
    wiped: 'Deleted when its time was over',
    erased: 'Deleted as you asked',
  },
  byOffice: 'Property office',
  byYou: 'You',
  progress: 'What happened',
  closedAt: (moment) => `Closed (${moment})`,
  finishedAt: (moment) => `Work done (${moment})`,
  isSolved: 'Is it solved?',
  solved: 'Solved',
  notSolved: 'Not solved: please take it up again',
  notSolvedWhy: 'What is not solved',
  deferred: (reason, plan, day) => `Put off: ${reason}. Plan: ${plan}. You hear from us again by ${day}.`,
  asked: 'The office waits for your answer; the clock stands still meanwhile.',
  write: 'Write to the office',
  send: 'Send',
  rate: 'How was the answer?',
  stars: ['Very bad', 'Bad', 'Fair', 'Good', 'Very good'],
  rateMore: 'Anything else',
  thanks: 'Thank you for your rating.',
  photo: 'Photo',
  yours: 'Your data',
  kept: (contactDays, photoDays) =>
    `A phone number that you gave is deleted ${contactDays} days after the case is closed, photos after ${photoDays} days. We keep no network address. Whoever has the code can see this case.`,
  exportData: 'Export my data',
  eraseData: 'Delete my data',
  eraseSure:
    'Your words, phone number and photos are deleted at once, the code opens nothing any more, and the case is closed. This cannot be undone.',
  eraseYes: 'Delete',
  erased: 'Deleted. Of the case only its number, category and times are left.',
  lookUp: 'Look up a case',
  lookUpHint: 'The code of 11 characters that you were given, for example 8K3F\u20117Q2M\u20119CX',
  find: 'Look up',
  reportNew: 'Report something else',
  scan: 'Scan this to follow it on another phone',
};

export const caseWords: Readonly<Record<Language, CaseWords>> = { 'zh-CN': chinese, en: english };
