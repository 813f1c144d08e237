import type { imagesZh } from '../zh-cn/images.ts';

export const imagesEn: Readonly<Record<keyof typeof imagesZh, string>> = {
  'images.title': 'Pictures',
  'images.optional': '(optional, at most {max})',
  'images.lead': 'Drag photos here, paste them, or choose files.',
  'images.choose': 'Choose pictures',
  'images.kinds': 'JPEG, PNG, WebP or GIF. Where a photo was taken is removed.',
  'images.alt': 'What it shows',
  'images.alt_en': 'What it shows (English)',
  'images.alt_hint': 'For example: the water point beside the south gate booth',
  'images.up': 'Move up',
  'images.down': 'Move down',
  'images.remove': 'Remove picture {number}',
  'images.number': 'Picture {number}',
  'images.uploading': 'Uploading {name}: {percent}%',
  'images.working': '{name} is uploaded and being prepared…',
  'images.cancel': 'Cancel',
  'images.dismiss': 'Understood',
  'images.full': 'At most {max} pictures; the others were not uploaded.',
  'images.twice': 'This picture is on the notice already.',
  'images.glass':
    'In colour in lobbies and lifts, black and white on e-paper; where there is no room, the words stand alone.',
};
