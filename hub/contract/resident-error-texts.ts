/** What goes wrong where residents say which door is theirs or ask for help, and what to do next. */
export const residentErrorTexts = {
  'door.not_found': {
    'zh-CN': '没有找到这个门牌。请重新选择，或拨打值班电话。',
    en: 'There is no such door. Choose again, or call the duty phone.',
  },
  'door.code_wrong': {
    'zh-CN': '门牌码不对。请照纸条上的 8 位再填一次；仍不对请联系物业补一张。',
    en: 'That code is not right. Enter the 8 characters on the slip again; if it still fails, ask the property office for a new slip.',
  },
  'door.too_many': {
    'zh-CN': '一次最多印 {max} 户。请选一栋或一个单元。',
    en: 'One print takes {max} doors at most. Choose a building or a unit.',
  },
  'door.none_without_code': {
    'zh-CN': '这里每一户都已经有门牌码。要换新的，请选“全部重发”或只补一户。',
    en: 'Every door here has a code already. Issue them all anew, or one door only.',
  },
  'contact.not_found': {
    'zh-CN': '没有这条联系记录，可能已被撤销。请刷新后再看。',
    en: 'There is no such call or visit; it may have been taken back. Reload the page.',
  },
  'help.not_found': {
    'zh-CN': '没有这条求助，可能已经超过保存期。请刷新后再看。',
    en: 'There is no such request; it may be past the time that it is kept. Reload the page.',
  },
} as const;
