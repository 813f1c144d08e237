import type { Delivery, NoticeState } from '@louyu/contract/api/delivery';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import { byteOrderMark, csvRow } from '../csv.ts';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import { numberText } from '../shares/group-text.ts';
import type { NoticeRecord } from './notice-store.ts';

interface Words {
  readonly columns: readonly string[];
  readonly all: string;
  readonly building: string;
  readonly profile: string;
  /** Outdoors, at a gate: in no building. */
  readonly grounds: string;
  readonly shared: string;
  readonly states: Readonly<Record<NoticeState, string>>;
  readonly kinds: Readonly<Partial<Record<DeviceRecord['kind'], string>>>;
}

const chinese: Words = {
  columns: [
    '编号',
    '标题',
    '状态',
    '分组',
    '名称',
    '住户数',
    '屏幕数',
    '已下发',
    '已显示',
    '未撤下',
    '停用或更换',
    '显示秒数',
    '知晓',
  ],
  all: '合计',
  building: '楼栋',
  profile: '屏幕',
  grounds: '小区公共',
  shared: '群文案、海报和公告',
  states: {
    draft: '草稿',
    'in-review': '待审核',
    scheduled: '待发布',
    live: '展示中',
    expired: '已到期',
    recalled: '已撤回',
  },
  kinds: { lcd: '大堂屏', elevator: '电梯屏', epaper: '墨水屏' },
};

const english: Words = {
  columns: [
    'Number',
    'Title',
    'State',
    'Group',
    'Name',
    'Households',
    'Screens',
    'Received',
    'Shown',
    'Still on',
    'Revoked or replaced',
    'Seconds shown',
    'Known',
  ],
  all: 'All',
  building: 'Building',
  profile: 'Screen',
  grounds: 'Grounds',
  shared: 'Chat groups, posters and paper',
  states: {
    draft: 'Draft',
    'in-review': 'In review',
    scheduled: 'Scheduled',
    live: 'Live',
    expired: 'Expired',
    recalled: 'Recalled',
  },
  kinds: { lcd: 'Lobby screen', elevator: 'Lift screen', epaper: 'E-paper' },
};

const words: Readonly<Record<Language, Words>> = { 'zh-CN': chinese, en: english };

export interface DeliveryReportInput {
  readonly notice: Pick<NoticeRecord, 'number' | 'title'> & { readonly state: NoticeState };
  readonly delivery: Delivery;
  readonly devices: readonly DeviceRecord[];
  readonly tree: PlaceTree;
  /** Households that the notice is for, in all and by building. */
  readonly households: { readonly total: number; readonly byBuilding: ReadonlyMap<string, number> };
}

type Line = Delivery['devices'][number];

interface Group {
  readonly group: string;
  readonly name: string;
  /** Absent where households are not counted. */
  readonly households?: number;
  readonly lines: readonly Line[];
  readonly known: number;
}

/** The first line of the file, with what spreadsheets know its encoding by. */
export function deliveryHead(language: Language): string {
  return byteOrderMark + csvRow(words[language].columns);
}

/** What became of a notice as lines of CSV: in all, by building and by kind of screen (R20). A tap counts where its screen hangs. */
export function deliveryRows(input: DeliveryReportInput, language: Language): string {
  const { number, title, state } = input.notice;
  const head = [numberText(number), title, words[language].states[state]];
  return groupsOf(input, language)
    .map((group) => csvRow([...head, ...cellsOf(group)]))
    .join('');
}

function cellsOf({ group, name, households, lines, known }: Group): string[] {
  const count = (isOne: (line: Line) => boolean) => String(lines.filter(isOne).length);
  return [
    group,
    name,
    households === undefined ? '' : String(households),
    String(lines.length),
    count(({ receivedAt, firstShownAt }) => receivedAt !== null || firstShownAt !== null),
    count(({ firstShownAt }) => firstShownAt !== null),
    count(({ state }) => state === 'still-carries'),
    count(({ state }) => state === 'lost'),
    String(Math.round(lines.reduce((sum, line) => sum + line.secondsShown, 0))),
    String(known),
  ];
}

function groupsOf({ delivery, devices, tree, households }: DeliveryReportInput, language: Language): Group[] {
  const say = words[language];
  const { byScreen, total, shared } = delivery.acknowledgments;
  const tapsOf = new Map(byScreen.map(({ deviceId, count }) => [deviceId, count]));
  const knownOn = (lines: readonly Line[]) =>
    lines.reduce((sum, { deviceId }) => sum + (tapsOf.get(deviceId) ?? 0), 0);
  const records = new Map(devices.map((device) => [device.id, device]));
  const buildingOf = ({ deviceId }: Line) => {
    const spotId = records.get(deviceId)?.spotIds[0] ?? '';
    return tree.upward(spotId).find(({ kind }) => kind === 'building')?.id ?? '';
  };
  const inBuilding = Map.groupBy(delivery.devices, buildingOf);
  const buildings = tree.all().filter(({ id }) => inBuilding.has(id) || households.byBuilding.has(id));
  const outdoors = inBuilding.get('') ?? [];
  const profiles = Map.groupBy(delivery.devices, ({ deviceId }) => profileName(records.get(deviceId), say));
  return [
    { group: say.all, name: '', households: households.total, lines: delivery.devices, known: total },
    ...buildings.map(({ id, name }) => {
      const lines = inBuilding.get(id) ?? [];
      const count = households.byBuilding.get(id) ?? 0;
      const label = inLanguage(name, language);
      return { group: say.building, name: label, households: count, lines, known: knownOn(lines) };
    }),
    ...(outdoors.length === 0
      ? []
      : [{ group: say.building, name: say.grounds, lines: outdoors, known: knownOn(outdoors) }]),
    ...[...profiles].map(([name, lines]) => ({ group: say.profile, name, lines, known: knownOn(lines) })),
    { group: say.shared, name: '', lines: [], known: shared },
  ];
}

/** 大堂屏 1080×1920 43″ */
function profileName(device: DeviceRecord | undefined, say: Words): string {
  if (device === undefined) return '';
  const { widthPx, heightPx, diagonalInches } = device.profile;
  return `${say.kinds[device.kind] ?? device.kind} ${widthPx}×${heightPx} ${diagonalInches}″`;
}
