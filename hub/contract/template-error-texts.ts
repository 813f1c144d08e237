import type { ErrorCode } from './errors.ts';
import type { Language } from './primitives.ts';

/** Of templates, and of what is found while one is edited. */
export const templateErrorTexts = {
  'template.not_found': {
    'zh-CN': '没有这个模板，请重新选择。',
    en: 'There is no such template. Choose again.',
  },
  'template.disabled': {
    'zh-CN': '这个模板已停用，请换一个模板写。',
    en: 'This template is switched off. Write with another one.',
  },
  'template.changed': {
    'zh-CN': '这个模板刚被别人改过，没有保存。请重新打开后再改。',
    en: 'Somebody has just changed this template; nothing was saved. Open it again and change it then.',
  },
  'template.not_delivered': {
    'zh-CN': '这是自建的模板，没有出厂文字可恢复。不用它时请停用。',
    en: 'This template is your own; there is no delivered wording to go back to. Switch it off if it is not needed.',
  },
  'template.too_many': {
    'zh-CN': '自建模板最多 {max} 个。请改用已有的模板。',
    en: 'There may be {max} templates of your own. Change one that is there.',
  },
  'template.words_missing': {
    'zh-CN': '这里还没有写，请补上。',
    en: 'Nothing is written here yet. Please fill it in.',
  },
  'template.variable_unknown': {
    'zh-CN': '没有“{words}”这个栏目，住户会看到括号。请用下面的按钮插入，或删掉。',
    en: 'There is no field “{words}”, so residents would read the braces. Insert one by the buttons below, or delete it.',
  },
  'template.variable_wrong_kind': {
    'zh-CN': '“{words}”只能用在时间栏目上。请用下面的按钮重新插入。',
    en: '“{words}” is only for fields that hold a time. Insert it anew by the buttons below.',
  },
  'template.text_in_line': {
    'zh-CN': '“{words}”是多行文字，只能放在正文里。',
    en: '“{words}” holds several lines, so it can only stand in the text at the end.',
  },
  'template.field_unused': {
    'zh-CN': '“{field}”是必填的，文字里却没有用到。请把它写进文字，或改为选填。',
    en: '“{field}” is required but stands nowhere in the wording. Use it there, or make it optional.',
  },
  'template.too_long': {
    'zh-CN': '栏目都填满时有 {chars} 个字，最多 {maxChars} 个。请缩短文字，或减少栏目的字数上限。',
    en: 'With every field full this has {chars} characters; {maxChars} fit. Shorten it, or let its fields hold less.',
  },
  'template.key_twice': {
    'zh-CN': '两个栏目的代号相同，请删掉一个重新添加。',
    en: 'Two fields have the same code. Remove one and add it anew.',
  },
  'template.label_twice': {
    'zh-CN': '已经有叫“{field}”的栏目，请换个名称。',
    en: 'There is a field “{field}” already. Give this one another name.',
  },
  'template.choices_few': {
    'zh-CN': '请写出至少两个不同的选项，一行一个。',
    en: 'Write at least two different choices, one on each line.',
  },
  'template.not_a_moment': {
    'zh-CN': '这里要选一个时间栏目。',
    en: 'Choose a field that holds a time here.',
  },
  'template.nothing_required': {
    'zh-CN': '至少要有一个必填的栏目，否则空白的通知也能提交。',
    en: 'At least one field must be required, or an empty notice could be submitted.',
  },
} as const satisfies Partial<Record<ErrorCode, Readonly<Record<Language, string>>>>;
