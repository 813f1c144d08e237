/** What the rules of `lintTable` say, with what to do next. Those that warn are never thrown. */
export const lintErrorTexts = {
  'lint.variable_open': {
    'zh-CN': '“{words}”还没有填好，请补上。',
    en: '“{words}” is a blank that nobody filled in. Complete it.',
  },
  'lint.phone_number': {
    'zh-CN': '屏幕上不能出现个人手机号。请删去“{words}”，改写值班电话。',
    en: 'A private mobile number must not stand on public screens. Give the hotline instead of “{words}”.',
  },
  'lint.id_number': {
    'zh-CN': '屏幕上不能出现身份证号。请删去“{words}”。',
    en: 'An identity card number must not stand on public screens. Remove “{words}”.',
  },
  'lint.bank_card': {
    'zh-CN': '屏幕上不能出现个人银行卡号。请删去“{words}”；对公账户请在前面写明“对公账户”。',
    en: 'A bank card number must not stand on public screens. Remove “{words}”; before that of a company write “company account”.',
  },
  'lint.name_with_door': {
    'zh-CN': '屏幕上不能把门牌和姓名写在一起。请删去“{words}”里的姓名或门牌。',
    en: 'Public screens must not join a name to a door. Remove one of them from “{words}”.',
  },
  'lint.debtor': {
    'zh-CN': '屏幕上不能公布谁家欠费。请删去“{words}”，改为单独联系这一户。',
    en: 'Public screens must not say who owes money. Remove “{words}” and write to that household alone.',
  },
  'lint.end_before_start': {
    'zh-CN': '“{field}”早于开始时间，请改正。',
    en: '“{field}” is before the start. Correct it.',
  },
  'lint.near_duplicate': {
    'zh-CN':
      '与第 {number} 号《{title}》差不多，地点和时间也重叠。请看一看：替换那一条，或写明为什么两条都要。',
    en: 'Much the same as no. {number}, “{title}”, at the same place and time. Have a look: replace that one, or say why both are needed.',
  },
  'lint.conflict': {
    'zh-CN':
      '与第 {number} 号《{title}》说法不一，地点和时间却重叠。请核对：以这条为准就替换那一条；两条都对，请写明为什么。',
    en: 'No. {number}, “{title}”, says otherwise at the same place and time. Check: if this one is right, replace that one; if both are, say why.',
  },
  'lint.replaces_less': {
    'zh-CN':
      '被替换的第 {number} 号还展示在“{place}”，这条不到那里；发布后那里一条也没有。请扩大发布范围，或确认那里不再需要。',
    en: 'No. {number}, which this one replaces, also hangs at “{place}”; there neither would be shown then. Reach that place too, unless nobody there needs it.',
  },
  'lint.weekday_wrong': {
    'zh-CN': '“{words}”：这一天是{weekday}，请核对。',
    en: '“{words}”: that day is a {weekday}. Check it.',
  },
  'lint.repeat_weekday_wrong': {
    'zh-CN': '写的是“{words}”，展示却在每{weekdays}，请核对。',
    en: 'It says “{words}” but is shown on {weekdays}. Check it.',
  },
  'lint.short_notice': {
    'zh-CN': '离开始不到 {hours} 小时。计划内的请尽量提前通知，来不及的请打电话或上门告知老人。',
    en: 'Less than {hours} hours until it begins. Announce planned work earlier; now also call those who may not see it.',
  },
  'lint.too_many_a_day': {
    'zh-CN': '“{place}”这一天会有 {count} 条新通知，超过 {max} 条。请合并，或改天再发。',
    en: '“{place}” gets {count} new notices that day; more than {max} are too many. Join some, or choose another day.',
  },
  'lint.sentence_too_long': {
    'zh-CN': '这句话太长，超过 {max} 个字。请断成短句。',
    en: 'This sentence has more than {max} words. Make two of it.',
  },
  'lint.jargon': {
    'zh-CN': '“{words}”不好懂，建议{plain}。',
    en: '“{words}” is officialese. Plainer: {plain}.',
  },
  'lint.sensitive_word': {
    'zh-CN': '“{words}”可能不合适，请看看是否要换个说法。',
    en: '“{words}” may offend or mislead. See whether to put it differently.',
  },
};
