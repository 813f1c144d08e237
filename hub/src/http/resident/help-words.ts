/** The sentences about [我家有困难] (EXPERIENCE "Resident pages"). */
export interface HelpWords {
  readonly needHelp: string;
  readonly needHelpAgain: string;
  /** Beside the button, for a phone that has named its door. */
  readonly helpWithDoor: string;
  helpAsked(moment: string): string;
  helpSettled(moment: string): string;
  readonly helpUrgent: string;
  readonly helpMore: string;
  readonly helpWords: string;
  readonly helpDoor: string;
  readonly helpNoDoor: string;
  readonly helpSend: string;
  readonly helpSent: string;
  readonly optional: string;
}

export const helpChinese: HelpWords = {
  needHelp: '我家有困难',
  needHelpAgain: '还需要帮助',
  helpWithDoor: '会带上您登记的门牌',
  helpAsked: (moment) => `已于 ${moment} 告诉物业，值班人员会尽快联系您。`,
  helpSettled: (moment) => `物业已于 ${moment} 处理您的求助。`,
  helpUrgent: '急事请直接打电话，不要在网上等。',
  helpMore: '再说一句，帮得更快',
  helpWords: '有什么困难',
  helpDoor: '门牌',
  helpNoDoor: '不说',
  helpSend: '补充',
  helpSent: '已补充，谢谢。',
  optional: '（可不填）',
};

export const helpEnglish: HelpWords = {
  needHelp: 'We need help',
  needHelpAgain: 'We still need help',
  helpWithDoor: 'The door that you registered goes along',
  helpAsked: (moment) =>
    `The property office was told at ${moment}. Whoever is on duty will come to you soon.`,
  helpSettled: (moment) => `The property office has dealt with your request at ${moment}.`,
  helpUrgent: 'If it is urgent, please call: do not wait online.',
  helpMore: 'A few words help us to help you',
  helpWords: 'What is the matter',
  helpDoor: 'Door',
  helpNoDoor: 'Do not say',
  helpSend: 'Add this',
  helpSent: 'Added. Thank you.',
  optional: ' (optional)',
};
