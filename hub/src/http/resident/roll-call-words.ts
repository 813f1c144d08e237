import type { RollCallAnswer } from '@louyu/contract/api/alerts';
import type { Language } from '@louyu/contract/primitives';

/** Every sentence of the pages of 报平安, beside those of all resident pages. */
export interface RollCallWords {
  readonly alert: string;
  readonly drill: string;
  readonly drillMark: string;
  where(where: string): string;
  raised(moment: string): string;
  updated(revision: number, moment: string): string;
  readonly toDo: string;
  readonly ask: string;
  readonly answers: Readonly<Record<RollCallAnswer, string>>;
  readonly hints: Readonly<Record<RollCallAnswer, string>>;
  recorded(time: string, answer: string): string;
  readonly called: string;
  readonly calledDrill: string;
  /** Of a call that was taken back by its phone, which only staff can. */
  readonly stillComing: string;
  readonly callNow: string;
  readonly callNowDrill: string;
  readonly changed: string;
  readonly door: string;
  readonly chooseDoor: string;
  readonly chooseDoorWhy: string;
  readonly chooseDoorHelp: string;
  readonly otherDoor: string;
  readonly notMine: string;
  readonly doorTitle: string;
  readonly doorFree: string;
  readonly elsewhere: string;
  readonly chooseUnit: string;
  readonly doorGone: string;
  readonly toAlert: string;
  flat(door: string): string;
  over(by: string, moment: string): string;
  falseAlarm(by: string, moment: string): string;
  expired(moment: string): string;
  readonly drillOver: string;
  readonly stillHelp: string;
  readonly failedHelp: string;
}

const chinese: RollCallWords = {
  alert: '紧急广播',
  drill: '应急演练',
  drillMark: '演练',
  where: (where) => `地点：${where}`,
  raised: (moment) => `${moment} 发布`,
  updated: (revision, moment) => `第${revision}版 ${moment} 更新`,
  toDo: '怎么做',
  ask: '报平安：您现在怎么样？',
  answers: { safe: '我平安', 'need-help': '需要帮助', away: '不在家' },
  hints: { safe: '人没有危险', 'need-help': '受伤、被困、走不了', away: '家里没有人' },
  recorded: (time, answer) => `已记录 ${time}：${answer}`,
  called: '已经通知物业人员，请待在能被看到或听到的地方。',
  calledDrill: '这是演练，物业人员会按演练来找您。',
  stillComing: '您点过“需要帮助”，物业人员还是会来看一下。',
  callNow: '有危险先打电话',
  callNowDrill: '真有危险时才打',
  changed: '情况变了，重新选择',
  door: '门牌',
  chooseDoor: '选门牌',
  chooseDoorWhy: '可以不选。选了，物业就知道这一户有人回应。',
  chooseDoorHelp: '请选门牌，人来得更快。',
  otherDoor: '换一户',
  notMine: '不是我家',
  doorTitle: '您是哪一户？',
  doorFree: '只用于这次报平安。别人看不到您选了什么。',
  elsewhere: '其他楼栋和单元',
  chooseUnit: '选楼栋和单元',
  doorGone: '没有找到这个门牌，请重新选择。',
  toAlert: '回到紧急广播',
  flat: (door) => `${door}室`,
  over: (by, moment) => `${by} 已于 ${moment} 解除警报。`,
  falseAlarm: (by, moment) => `这是误报，${by} 已于 ${moment} 解除。`,
  expired: (moment) => `这条紧急广播已于 ${moment} 到时结束。`,
  drillOver: '演练结束，谢谢参加。',
  stillHelp: '我仍然需要帮助',
  failedHelp: '刚才没有提交成功。请马上打电话，或再点一次。',
};

const english: RollCallWords = {
  alert: 'Emergency',
  drill: 'Emergency drill',
  drillMark: 'Drill',
  where: (where) => `Where: ${where}`,
  raised: (moment) => `Raised ${moment}`,
  updated: (revision, moment) => `Revision ${revision}, ${moment}`,
  toDo: 'What to do',
  ask: 'How are you now?',
  answers: { safe: 'I am safe', 'need-help': 'I need help', away: 'Not at home' },
  hints: {
    safe: 'Nobody here is in danger',
    'need-help': 'Hurt, trapped, cannot leave',
    away: 'Nobody is at home',
  },
  recorded: (time, answer) => `Recorded at ${time}: ${answer}`,
  called: 'The property office has been told. Stay where you can be seen or heard.',
  calledDrill: 'This is a drill. Somebody will look for you as part of it.',
  stillComing: 'You asked for help before: somebody will look in all the same.',
  callNow: 'In danger, call first',
  callNowDrill: 'Call only if there is real danger',
  changed: 'Something has changed, answer again',
  door: 'Door',
  chooseDoor: 'Choose your door',
  chooseDoorWhy: 'You need not. It tells the property office that somebody here has answered.',
  chooseDoorHelp: 'Choose your door, so that help comes sooner.',
  otherDoor: 'Another door',
  notMine: 'Not my home',
  doorTitle: 'Which door is yours?',
  doorFree: 'Used for this roll-call only. Nobody else sees what you choose.',
  elsewhere: 'Other buildings and units',
  chooseUnit: 'Choose building and unit',
  doorGone: 'That door was not found. Please choose again.',
  toAlert: 'Back to the emergency',
  flat: (door) => `Flat ${door}`,
  over: (by, moment) => `${by} gave the all-clear on ${moment}.`,
  falseAlarm: (by, moment) => `This was a false alarm, ended by ${by} on ${moment}.`,
  expired: (moment) => `This alert ended by its time limit on ${moment}.`,
  drillOver: 'The drill is over. Thank you for taking part.',
  stillHelp: 'I still need help',
  failedHelp: 'That did not go through. Call at once, or tap again.',
};

export const rollCallWords: Readonly<Record<Language, RollCallWords>> = { 'zh-CN': chinese, en: english };
