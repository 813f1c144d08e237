import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { BoardNotice } from '@louyu/contract/board';
import { filePathOf, type ImageFile } from '@louyu/contract/images';
import type { NoticeContent } from '@louyu/contract/notice-content';

/* Notices as a property office writes them, for pictures of screens. */

function notice(
  number: number,
  content: { readonly zh: NoticeContent; readonly en: NoticeContent },
  change: Partial<BoardNotice> = {},
): BoardNotice {
  return {
    id: `n${number}`,
    number,
    revision: 1,
    category: 'general',
    priority: 'normal',
    signedAt: '2026-11-20T08:20:00.000Z',
    windows: [{ from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z' }],
    content: { 'zh-CN': content.zh, en: content.en },
    ...change,
  };
}

const short = notice(
  312,
  {
    zh: {
      title: '明天 9:00–18:00 停水',
      shortTitle: '明天停水',
      keyPoint: '明天 9:00–18:00 停水，请提前储水',
      facts: [
        { label: '原因', value: '管道检修' },
        { label: '范围', value: '3栋 1、2 单元' },
        { label: '恢复', value: '预计 18:00' },
        { label: '用水', value: '南门岗亭旁有取水点' },
      ],
      body: '',
    },
    en: {
      title: 'Water off tomorrow 9:00–18:00',
      shortTitle: 'No water tomorrow',
      keyPoint: 'Water off tomorrow 9:00–18:00. Please store water.',
      facts: [
        { label: 'Reason', value: 'Pipe maintenance' },
        { label: 'Area', value: 'Building 3, units 1 and 2' },
        { label: 'Back by', value: 'about 18:00' },
        { label: 'Meanwhile', value: 'Water point beside the south gate booth' },
      ],
      body: '',
    },
  },
  { category: 'water', kind: { 'zh-CN': '停水通知', en: 'Water outage' } },
);

const chargingZh = [
  '近期发现个别住户把电动自行车推进电梯、在楼道和家中充电，火灾隐患很大。请大家把车停到东门车棚，那里有四十个充电位，刷卡充电，充满自停。',
  '车棚充电位不够时，请到西门临时充电点，早七点到晚十点有人值守。飞线充电、楼道停车的，我们将先提醒，再按消防规定处理。',
];
const chargingEn = [
  'Some residents have been taking e-bikes into lifts and charging them in corridors and at home, which is a serious fire risk. Please park in the shed at the east gate: forty charging places, pay by card, charging ends by itself.',
  'When the shed is full, use the temporary place at the west gate, watched from seven in the morning to ten at night. For charging by extension lead and for parking in corridors there will be a reminder first, and then the fire rules apply.',
];

function charging(zh: readonly string[], en: readonly string[]): { zh: NoticeContent; en: NoticeContent } {
  return {
    zh: {
      title: '电动自行车请勿进楼充电',
      shortTitle: '勿在楼内充电',
      keyPoint: '电动自行车请到东门车棚充电，不要推进电梯和楼道',
      facts: [],
      body: zh.join('\n'),
    },
    en: {
      title: 'Please do not charge e-bikes inside the buildings',
      shortTitle: 'No e-bikes inside',
      keyPoint: 'Charge e-bikes in the shed at the east gate, not in lifts or corridors',
      facts: [],
      body: en.join('\n'),
    },
  };
}

const long = notice(313, charging(chargingZh, chargingEn), { category: 'safety' });

const questionsZh = [
  '常见问题：充电卡在物业前台办理，押金二十元，退卡时退还；老人和行动不便的住户可以打电话，由管家上门办理。',
  '车棚每周三上午消毒和检修，请把车移到西门；儿童请不要在车棚内玩耍；发现电线破损、冒烟、有焦味，请立刻离开并打值班电话。',
  '已经停在楼道里的车，请在本周日之前移走；钥匙丢了、搬不动的，保安可以帮忙。谢谢大家配合，让楼道成为真正的生命通道。',
];
const questionsEn = [
  'Cards are to be had at the front desk for a deposit of twenty yuan, returned with the card; those who walk with difficulty may phone, and we come to the door.',
  'The shed is cleaned and checked every Wednesday morning; children must not play there. At damaged wires, smoke or a smell of burning, leave at once and call the duty phone.',
  'Bikes that stand in corridors now must be gone by Sunday; where a key is lost or a bike too heavy, the guards help. Thank you.',
];
const threePages = notice(314, charging([...chargingZh, ...questionsZh], [...chargingEn, ...questionsEn]), {
  category: 'safety',
  revision: 2,
});

const pinned = notice(
  315,
  {
    zh: {
      title: '11月28日 9:00 全小区消防演练',
      shortTitle: '消防演练',
      keyPoint: '11月28日 9:00 全小区消防演练，听到警报请走楼梯下楼集合',
      facts: [
        { label: '时间', value: '11月28日 周六 9:00–10:00' },
        { label: '集合', value: '中心花园' },
        { label: '注意', value: '演练期间电梯停用，行动不便的住户请提前联系我们' },
      ],
      body: '',
    },
    en: {
      title: 'Fire drill for the whole compound on 28 Nov, 9:00',
      shortTitle: 'Fire drill 28 Nov',
      keyPoint: 'Fire drill on 28 Nov at 9:00: at the alarm, take the stairs to the garden',
      facts: [
        { label: 'When', value: 'Sat 28 Nov, 9:00–10:00' },
        { label: 'Meet', value: 'Central garden' },
        { label: 'Note', value: 'Lifts stand still meanwhile; if you need help, call us beforehand' },
      ],
      body: '',
    },
  },
  { category: 'safety', priority: 'pinned' },
);

const titles = [
  ['电梯维保', 'Lift maintenance', 'lift'],
  ['物业费缴纳', 'Service fee due', 'fee'],
  ['重阳敬老活动', 'Seniors’ day', 'event'],
  ['夜间停电检修', 'Power off at night', 'power'],
  ['快递柜搬迁', 'Parcel lockers move', 'general'],
] as const;
const beside = titles.map(([zh, en, category], index) => {
  const content = (title: string): NoticeContent => ({
    title,
    shortTitle: title,
    keyPoint: title,
    facts: [],
    body: title,
  });
  return notice(320 + index, { zh: content(zh), en: content(en) }, { category });
});

const [photoWidth, photoHeight] = [960, 640];
const [dotsWidth, dotsHeight] = [240, 160];

/** A garden under a sky, and the same in dots: drawn, so that it is the same everywhere. */
function drawing(width: number, height: number): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64" width="${width}" height="${height}">
    <rect width="96" height="64" fill="#bcd9f2"/><circle cx="78" cy="13" r="7" fill="#f6c445"/>
    <rect y="42" width="96" height="22" fill="#5d9c59"/><path d="M10 44V18h18v26zM34 44V10h20v34z" fill="#d9d3c7"/>
    <path d="M13 22h4v4h-4zM21 22h4v4h-4zM38 15h4v4h-4zM46 15h4v4h-4zM38 24h4v4h-4zM46 24h4v4h-4z" fill="#48607a"/>
    <circle cx="70" cy="38" r="9" fill="#2f6b3a"/><rect x="69" y="44" width="2" height="9" fill="#5b4630"/></svg>`;
  return Buffer.from(svg);
}

async function files(): Promise<{ colour: Buffer; paper: Buffer }> {
  const colour = await sharp(drawing(photoWidth, photoHeight)).png({ palette: true }).toBuffer();
  const paper = await sharp(drawing(dotsWidth, dotsHeight)).grayscale().threshold(150).png().toBuffer();
  return { colour, paper };
}

const { colour, paper } = await files();
const fileOf = (bytes: Buffer, width: number, height: number): ImageFile => ({
  hash: createHash('sha256').update(bytes).digest('hex'),
  type: 'image/png',
  width,
  height,
  bytes: bytes.length,
});
const image = {
  ...fileOf(colour, photoWidth, photoHeight),
  paper: fileOf(paper, dotsWidth, dotsHeight),
};

const shown = short.content;
const pictured: BoardNotice = {
  ...short,
  id: 'n316',
  number: 316,
  content: {
    'zh-CN': { ...shown['zh-CN'], images: [{ ...image, alt: '取水点在中心花园旁' }] },
    en: { ...(shown.en ?? shown['zh-CN']), images: [{ ...image, alt: 'The water point beside the garden' }] },
  },
};

export const goldenNotices = { short, long, threePages, pictured, pinned, beside } as const;

/** The files of the pictures, by the path at which a hub serves them. */
export const goldenPictures: ReadonlyMap<string, Uint8Array> = new Map([
  [filePathOf(image), colour],
  [filePathOf(image.paper), paper],
]);
