import type { shareZh } from '../zh-cn/share.ts';

export const shareEn: Readonly<Record<keyof typeof shareZh, string>> = {
  'share.title': 'Share',
  'share.copy': 'Copy the group text',
  'share.text': 'Group text',
  'share.text_preview': 'Number and link are added when it is out.',
  'share.recalled': 'This notice was withdrawn. Post this in every group that had it.',
  'share.poster_alt': 'Poster: {title}',
  'share.poster_save': 'Save the poster',
  'share.sheet': 'Print on A4',
  'share.ticks': 'Where it has been shared',
  'share.no_channels':
    'No channels yet. Add a chat group, a notice board or calls, and tick each when it is done.',
  'share.marked': '{name}, {when}',
  'share.add': 'Add a channel',
  'share.channel_name': 'Name',
  'share.channel_example': 'Owners 1',
  'share.channel_kind': 'Kind',
  'share.kind_group': 'group',
  'share.kind_board': 'notice board',
  'share.kind_call': 'calls and visits',
  'share.channels_lead':
    'Where people carry notices by hand. Tick each on the page of a notice: who and when are kept.',
  'settings.channels': 'Sharing',
  'sheet.title': 'A4 notice',
  'sheet.lead': 'Print on A4 without margins, with background graphics on.',
  'audit.notice.shared': 'Ticked as shared',
  'audit.notice.unshared': 'Took a sharing tick back',
  'audit.share-channel.added': 'Added a sharing channel',
  'audit.share-channel.renamed': 'Renamed a sharing channel',
  'audit.share-channel.removed': 'Removed a sharing channel',
  'audit.subject_share-channel': 'sharing channel',
};
