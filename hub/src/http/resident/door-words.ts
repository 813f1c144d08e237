/** The sentences about which door a phone is of (EXPERIENCE "Resident pages"). */
export interface DoorWords {
  readonly myDoor: string;
  readonly doorOffer: string;
  readonly chooseDoor: string;
  readonly declineDoor: string;
  /** `door` is building, unit and number together. */
  ownDoor(door: string): string;
  doorIn(where: string, door: string): string;
  readonly doorProved: string;
  readonly doorClaimed: string;
  readonly doorManage: string;
  readonly chooseUnit: string;
  readonly otherUnit: string;
  readonly noDoors: string;
  readonly doorCode: string;
  readonly doorCodeHint: string;
  readonly prove: string;
  readonly changeDoor: string;
  readonly forgetDoor: string;
  readonly forgotten: string;
  readonly doorMeaning: string;
  register(door: string): string;
  readonly doorRegistered: string;
}

export const doorChinese: DoorWords = {
  myDoor: '我的门牌',
  doorOffer: '登记门牌后，物业就不再打电话打扰您。',
  chooseDoor: '选门牌',
  declineDoor: '不用了',
  ownDoor: (door) => `这部手机登记的门牌：${door}`,
  doorIn: (where, door) => `${where} ${door}室`,
  doorProved: '已用门牌码验证',
  doorClaimed: '您自己登记，没有验证',
  doorManage: '更换或忘记',
  chooseUnit: '您住哪个单元？',
  otherUnit: '不是这里，换一个单元',
  noDoors: '这里还没有登记门牌。',
  doorCode: '门牌码',
  doorCodeHint: '物业发的纸条上有 8 位字母和数字，没有可以不填。',
  prove: '验证',
  changeDoor: '更换门牌',
  forgetDoor: '忘记这部手机的门牌',
  forgotten: '已忘记。这部手机不再算作任何一户。',
  doorMeaning:
    '登记后，您点过“我已知晓”的通知就算您家知道了。这里看不到您家的任何信息，也看不到家里其他手机点了什么。',
  register: (door) => `这部手机登记为 ${door}`,
  doorRegistered: '门牌已登记，谢谢。',
};

export const doorEnglish: DoorWords = {
  myDoor: 'My door',
  doorOffer: 'Tell us your door, and the property office need not call you about this.',
  chooseDoor: 'Choose my door',
  declineDoor: 'No, thanks',
  ownDoor: (door) => `This phone is registered for ${door}`,
  doorIn: (where, door) => `${where}, flat ${door}`,
  doorProved: 'proved by a door code',
  doorClaimed: 'by your own word, not proved',
  doorManage: 'Change or forget',
  chooseUnit: 'Which is your unit?',
  otherUnit: 'Not here: choose another unit',
  noDoors: 'No doors are registered here yet.',
  doorCode: 'Door code',
  doorCodeHint: 'The 8 letters and digits on the slip from the property office. You need not have one.',
  prove: 'Prove it',
  changeDoor: 'Change the door',
  forgetDoor: 'Forget the door of this phone',
  forgotten: 'Forgotten. This phone counts for no household any more.',
  doorMeaning:
    'Notices that you have tapped “Got it” on then count as known to your household. Nothing about your household can be seen here, nor what other phones in it have tapped.',
  register: (door) => `Register this phone for ${door}`,
  doorRegistered: 'Your door is registered. Thank you.',
};
