/** What goes wrong with alerts, and what to do next: read by somebody in a hurry. */
export const alertErrorTexts = {
  'alert.not_found': {
    'zh-CN': '没有这条紧急广播。请回到紧急页面查看正在进行的。',
    en: 'There is no such alert. Go back to the emergency page to see those in force.',
  },
  'alert.over': {
    'zh-CN': '这条紧急广播已经结束。如果仍有危险，请重新发布一条。',
    en: 'This alert is over. If there is still danger, raise a new one.',
  },
  'alert.wrong_state': {
    'zh-CN': '这条紧急广播的状态已经变了，请看最新状态后再操作。',
    en: 'The state of this alert has changed. Look at it again first.',
  },
  'alert.stale_revision': {
    'zh-CN': '同事刚刚更新了这条紧急广播。请看过第{revision}版再操作。',
    en: 'A colleague has just updated this alert. Read revision {revision} first.',
  },
  'alert.place_missing': {
    'zh-CN': '请选择发布范围：至少一个地点。',
    en: 'Choose where it is for: at least one place.',
  },
  'alert.field_missing': {
    'zh-CN': '还缺“{label}”，请填写后再发布。',
    en: '“{label}” is missing. Fill it in, then raise the alert.',
  },
  'alert.words_missing': {
    'zh-CN': '请用一句话写明要大家做什么，例如“立即从楼梯撤离”。',
    en: 'Say in one sentence what people are to do, such as “Leave by the stairs now”.',
  },
  'alert.too_long_for_glass': {
    'zh-CN': '“{label}”太长，屏幕放不下（最多 {max} 字）。请缩短。',
    en: '“{label}” is too long for the screens (at most {max} characters). Shorten it.',
  },
  'alert.too_many': {
    'zh-CN': '这里同时进行的紧急广播已有 {max} 条。请更新已有的一条，或先解除一条。',
    en: 'There are {max} alerts here at once already. Update one of them, or end one first.',
  },
  'alert.drill_under_way': {
    'zh-CN': '已有一场应急演练正在进行。请先结束那一场。',
    en: 'A drill is under way. End that one first.',
  },
  'alert.raiser_is_second': {
    'zh-CN': '发布和核验（补签）须是两个人。请让另一位同事操作。',
    en: 'Whoever raised it cannot be the second person. Ask a colleague.',
  },
  'alert.second_needed': {
    'zh-CN': '自由文字发到全小区须两个人核验，不能用更新扩大。请重新发布一条。',
    en: 'Free text for the whole site needs two people. Raise a new alert instead of widening this one.',
  },
  'alert.hold_too_short': {
    'zh-CN': '没有发布：请按住按钮满 {seconds} 秒再松开。',
    en: 'Nothing was sent. Hold the button for {seconds} seconds.',
  },
  'alert.numbers_used_up': {
    'zh-CN': '紧急广播的编号已用完，请联系管理员。',
    en: 'The numbers of alerts are used up. Tell your administrator.',
  },
  'receipt.unknown_alert': {
    'zh-CN': '设备回报了一条不存在的紧急广播，已忽略。',
    en: 'The device reported an alert that does not exist; it was ignored.',
  },
  'alert.word_not_found': {
    'zh-CN': '没有这条回应，可能住户刚刚选了门牌。请看最新的名单。',
    en: 'There is no such answer; its resident may just have named a door. Look at the list again.',
  },
  'desk.not_paired': {
    'zh-CN': '本机没有绑定为值班台。请在管理台“设备 → 绑定”里输入本机显示的绑定码。',
    en: 'This computer is not paired as a guard’s desk. Enter the code that it shows under Devices → Pair in the dashboard.',
  },
  'desk.revoked': {
    'zh-CN': '本值班台已被停用。要继续使用，请让管理员重新绑定。',
    en: 'This desk was revoked. To go on using it, ask your administrator to pair it again.',
  },
} as const;
