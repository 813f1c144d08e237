const han = '(?:\\d{1,3}\\s*(?:栋|幢|号楼|座|#)\\s*)';

/** The door of a household as people write it, source text of a regular expression: 3栋1单元502室, 3-1-502, 502室, flat 502. */
export const door = [
  `${han}?\\d{1,2}\\s*单元\\s*\\d{3,4}(?!\\d)(?:\\s*[室房号户])?`,
  `${han}\\d{3,4}(?!\\d)(?:\\s*[室房号户])?`,
  '(?<![\\d-])\\d{1,3}-\\d{1,2}-\\d{3,4}(?![\\d-])(?:\\s*[室房号户])?',
  '(?<![\\d-])\\d{1,3}-\\d{3,4}\\s*[室房户]',
  '(?<!\\d)\\d{3,4}\\s*[室房户]',
  '\\b(?:flat|apartment|apt\\.?|room)\\s*(?:no\\.?\\s*)?\\d{3,4}\\b',
].join('|');

/** Where staff ask people to come: an office is no household. */
const office = /(?:到|至|在|去|往|地点|地址|位于)[\s：:]*$|\b(?:at|in|to)\s*(?:the\s*)?$/i;
const officeAfter = /^\s*[(（]?\s*(?:物业|服务中心|前台|办公室|值班室|管理处|收费处|财务)/;

/** Whether the words around a door say that it is an office. */
export function isOffice(text: string, from: number, to: number): boolean {
  return office.test(text.slice(0, from)) || officeAfter.test(text.slice(to));
}
