/** What goes wrong with submissions and cases, for residents and for staff, and what to do next. */
export const caseErrorTexts = {
  'case.not_found': {
    'zh-CN': '没有这张工单。请回到报事工单重新查找。',
    en: 'There is no such case. Go back to the list and search again.',
  },
  'case.not_yours': {
    'zh-CN': '这张工单不归您处理。请联系客服转交给您。',
    en: 'This case is not yours to handle. Ask the office to hand it over to you.',
  },
  'case.wrong_state': {
    'zh-CN': '工单的状态已经变了，这一步没有做。请看看最新进展再操作。',
    en: 'The case has moved on meanwhile, so nothing was done. Look at where it stands, then decide again.',
  },
  'case.reply_missing': {
    'zh-CN': '没有给住户答复，不能办结。请写上结果再办结。',
    en: 'Nothing closes without a word to the resident. Write what came of it, then close.',
  },
  'case.date_wrong': {
    'zh-CN': '日期要在今天之后、{maxDays} 天以内。请改一个日期。',
    en: 'The date must be after today and within {maxDays} days. Choose another.',
  },
  'case.not_in_team': {
    'zh-CN': '这位同事不在所选的班组，或不处理工单。请换一位。',
    en: 'This person is not in that team, or handles no cases. Choose somebody else.',
  },
  'case.category_wrong': {
    'zh-CN': '报修请从六种问题里选一种。',
    en: 'Choose one of the six kinds of fault for a repair.',
  },
  'case.where_missing': {
    'zh-CN': '请写清楚在哪里，例如 3栋1单元 2号电梯。',
    en: 'Please say where it is, for example building 3, unit 1, lift 2.',
  },
  'case.text_missing': {
    'zh-CN': '请写一句话说明情况。',
    en: 'Please say in a sentence what it is about.',
  },
  'case.text_too_long': {
    'zh-CN': '说明最多 {maxChars} 个字。请删短一些再提交。',
    en: 'At most {maxChars} characters, please. Shorten the text and submit again.',
  },
  'case.field_wrong': {
    'zh-CN': '表单里有内容无法识别。请检查后再提交一次。',
    en: 'Something in the form could not be read. Check it and submit again.',
  },
  'case.contact_wrong': {
    'zh-CN': '电话填得不对。请改正，或留空匿名提交。',
    en: 'That does not look like a phone number. Correct it, or leave it empty to stay anonymous.',
  },
  'case.photos_too_many': {
    'zh-CN': '照片最多 {max} 张。请去掉几张再提交。',
    en: 'At most {max} photos, please. Leave some out and submit again.',
  },
  'case.photos_too_large': {
    'zh-CN': '照片加起来超过 {maxMegabytes} MB。请少选几张再提交。',
    en: 'The photos are larger than {maxMegabytes} MB together. Choose fewer and submit again.',
  },
  'case.photo_not_found': {
    'zh-CN': '没有这张照片，可能已到期删除。请刷新页面。',
    en: 'There is no such photo; it may have been deleted when its time was over. Reload the page.',
  },
  'case.form_unknown': {
    'zh-CN': '这张表单已失效。内容还在，请再点一次提交。',
    en: 'This form is no longer valid. Nothing you wrote is lost: please submit once more.',
  },
  'case.form_used': {
    'zh-CN': '这张表单已经提交过别的内容。如要再报一件，请重新打开表单。',
    en: 'This form was already submitted with something else in it. Open the form anew to report another matter.',
  },
  'case.too_soon': {
    'zh-CN': '提交得太快了，请 {retryAfterSeconds} 秒后再点一次，内容还在。',
    en: 'That was very quick. Please submit again in {retryAfterSeconds} seconds; nothing you wrote is lost.',
  },
  'case.too_many': {
    'zh-CN': '今天提交得比较多了，请 {retryAfterSeconds} 秒后再试。急事请直接打电话。',
    en: 'Quite a lot came from this phone today. Please try again in {retryAfterSeconds} seconds; call us if it is urgent.',
  },
  'case.code_mistyped': {
    'zh-CN': '查询码不对，可能抄错了一个字。请核对后重新输入。',
    en: 'The code is not right; one character may be wrong. Compare it and enter it again.',
  },
  'case.code_unknown': {
    'zh-CN': '没有找到这个查询码，记录也可能已按您的要求删除。请核对，或拨打值班电话。',
    en: 'No case has this code, or its data were deleted as you asked. Compare the code, or call the duty phone.',
  },
  'case.reopen_over': {
    'zh-CN': '办结已超过 {days} 天，不能重新处理。请重新提交一件。',
    en: 'It was closed more than {days} days ago. Please report it anew.',
  },
  'case.policy_member_twice': {
    'zh-CN': '同一位同事只能在一个班组里出现一次。请去掉重复的。',
    en: 'Each person may be in a team once. Remove the one that is listed twice.',
  },
} as const;
