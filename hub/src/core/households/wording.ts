/* How people write buildings, units, doors and phone numbers, brought into one form to compare them by. */

/** Full-width letters and digits become plain ones, all kinds of dashes a hyphen, white space goes. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−－]/g, '-')
    .replace(/\s+/g, '')
    .toUpperCase();
}

const digits = '零一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十 → 20; anything else stays. */
function withoutChineseNumber(text: string): string {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return text;
  const [, tens, ten, ones] = match;
  if (ten === undefined)
    return ones === undefined && tens !== undefined ? String(digits.indexOf(tens)) : text;
  const high = tens === undefined ? 1 : digits.indexOf(tens);
  return String(high * 10 + (ones === undefined ? 0 : digits.indexOf(ones)));
}

function key(text: string, before: RegExp, after: RegExp): string {
  const bare = plain(text).replace(before, '').replace(after, '');
  return withoutChineseNumber(bare).replace(/^0+(?=\d)/, '');
}

/** `3栋`, `03号楼`, `三幢`, `Building 3` → `3` */
export function buildingKey(text: string): string {
  return key(text, /^(BUILDING|BLDG|BLOCK|TOWER|NO\.?|第)+/, /(号楼|栋|幢|座|楼|#|号)+$/);
}

/** `1单元`, `Unit 1` → `1` */
export function unitKey(text: string): string {
  return key(text, /^(UNIT|ENTRANCE|第)+/, /(单元|单|门洞|门|梯)+$/);
}

/** `301室`, `Flat 301` → `301`; leading zeros stay, for 0301 is how some write the third floor. */
export function doorText(text: string): string {
  return plain(text)
    .replace(/^(FLAT|ROOM|APT\.?|NO\.?)+/, '')
    .replace(/(室|号房|号|房|户)+$/, '');
}

const doorPattern = /^(?=.*[\dA-Z\p{Script=Han}])[\dA-Z\p{Script=Han}-]{1,16}$/u;

/** Whether a text, already in the form of {@link doorText}, can be a door. */
export function isDoor(door: string): boolean {
  return doorPattern.test(door);
}

/** Two doors of a unit with the same key are the same household: `0301` and `301` are. */
export function doorKey(door: string): string {
  return door.replace(/^0+(?=\d)/, '');
}

/** Sorts as people count: 2 before 10, A2 after all numbers. */
export function doorOrder(door: string): string {
  return doorKey(door).replace(/\d+/g, (number) => number.padStart(6, '0'));
}

export interface DoorCode {
  readonly building: string;
  readonly unit: string;
  readonly door: string;
}

/** `3-1-301`, `3栋1单元301室`, `3#-301` → building, unit (maybe empty) and door; undefined where it is none of these. */
export function readCode(text: string): DoorCode | undefined {
  const parts = plain(text)
    .replace(/(号楼|栋|幢|座|#|单元)-?/g, '-')
    .split(/[-/_.]+/)
    .filter((part) => part !== '');
  const [building = '', second = '', third] = parts;
  if (parts.length === 2) return { building, unit: '', door: second };
  if (parts.length === 3 && third !== undefined) return { building, unit: second, door: third };
  return undefined;
}

/**
 * A phone number as digits: mobile numbers and landlines of the mainland, an extension after a hyphen, others with `+`.
 * Undefined where it can be none.
 */
export function phoneNumber(text: string): string | undefined {
  const bare = plain(text)
    .replace(/[().·]/g, '')
    .replace(/^(\+|00)86-?/, '');
  const joined = bare.replace(/-/g, '');
  if (/^1[3-9]\d{9}$/.test(joined)) return joined;
  const line = /^(0\d{2,3})?-?([2-8]\d{6,7})(?:-(\d{1,6}))?$/.exec(bare);
  if (line !== null) {
    const [, area, number = '', extension] = line;
    return [area, number, extension].filter((part) => part !== undefined).join('-');
  }
  return /^(\+|00)[1-9]\d{6,14}$/.test(joined) ? `+${joined.replace(/^(\+|00)/, '')}` : undefined;
}

/** `1.38E+10`: what a spreadsheet leaves of a long number in a narrow cell. */
export function hasLostDigits(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/i.test(plain(text));
}

/** Several phone numbers or tags in one cell. */
export function splitList(text: string): string[] {
  return text
    .split(/[,;/、，；|\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** 是 → true, 否 → false, nothing → undefined, anything else → null. */
export function yesOrNo(text: string): boolean | undefined | null {
  const word = plain(text);
  if (word === '') return undefined;
  if (/^(是|有|对|√|✓|✔|Y|YES|TRUE|1)$/.test(word)) return true;
  return /^(否|无|没有|不是|×|✗|N|NO|FALSE|0)$/.test(word) ? false : null;
}
