/** What goes wrong where notices are carried by hand, and what to do next. */
export const shareErrorTexts = {
  'share.not_out': {
    'zh-CN': '通知还没有发出，暂时不能转发。签发并过了收回时间之后再来。',
    en: 'The notice is not out yet, so there is nothing to share. Come back when it is signed and the time to take it back is over.',
  },
  'share.channel_not_found': {
    'zh-CN': '没有这个渠道，可能已被删除。请重新选择。',
    en: 'There is no such channel; it may have been removed. Choose again.',
  },
  'share.channel_taken': {
    'zh-CN': '已经有同名的渠道。请直接用它，或换一个名称。',
    en: 'A channel of that name exists. Use it, or choose another name.',
  },
  'share.channels_full': {
    'zh-CN': '渠道最多 {max} 个。请先删去不用的。',
    en: 'There can be {max} channels at most. Remove those that nobody uses first.',
  },
} as const;
