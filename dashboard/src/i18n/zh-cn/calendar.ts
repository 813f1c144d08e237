/** When things are shown: what a screen will show, repeats and dayparts, the calendar. */
export const calendarZh = {
  'forecast.title': '未来 14 天',
  'forecast.lead': '点时间条上的任意位置，看这块屏那时显示什么。按现在已签发的通知推算。',
  'forecast.day': '{day}，{count} 条通知',
  'forecast.time': '时间',
  'forecast.idle': '待机画面',
  'forecast.off': '计划关机，不显示。',
  'forecast.list': '这时展示的通知',
} as const;
