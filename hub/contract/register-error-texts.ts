import type { ErrorCode } from './errors.ts';
import type { Language } from './primitives.ts';

type RegisterCode = Extract<ErrorCode, `${'household' | 'register' | 'audience'}.${string}`>;

/** The part of the error texts that tells about the register of households and its rosters. */
export const registerErrorTexts: Readonly<Record<RegisterCode, Readonly<Record<Language, string>>>> = {
  'household.not_found': {
    'zh-CN': '没有这一户，可能已经删除。请回到房产住户重新查找。',
    en: 'There is no such household; it may have been deleted. Go back to the register and search again.',
  },
  'household.door_wrong': {
    'zh-CN': '房号只能用数字、字母、汉字和短横，最多 16 个字。请改正。',
    en: 'A door is made of digits, letters and hyphens, at most 16. Correct it.',
  },
  'household.door_taken': {
    'zh-CN': '这里已经有这个房号了。请核对，或修改原来那一户。',
    en: 'There is such a door here already. Check it, or change that household.',
  },
  'household.phone_wrong': {
    'zh-CN': '第 {position} 个电话号码不像电话号码。手机号 11 位，固定电话带区号。',
    en: 'Phone number {position} does not look like one. Check its digits.',
  },
  'register.file_too_large': {
    'zh-CN': '文件超过 {maxMegabytes} MB。请删去图片和多余的工作表，或分成几个文件。',
    en: 'The file is larger than {maxMegabytes} MB. Remove pictures and other sheets, or split it.',
  },
  'register.file_too_big_inside': {
    'zh-CN': '文件展开后太大，没有读取。请只保留住户名单那一张表，另存后再上传。',
    en: 'The file is far too large inside and was not read. Keep only the sheet with the roster, save it anew and upload that.',
  },
  'register.file_unreadable': {
    'zh-CN': '文件读不出来，可能已损坏或加了密码。请在表格软件里打开，另存为 .xlsx 后再上传。',
    en: 'The file cannot be read; it may be damaged or protected. Open it in a spreadsheet, save it as .xlsx and upload that.',
  },
  'register.file_has_formulas': {
    'zh-CN': '{cell} 单元格是公式。请全选复制，“选择性粘贴 → 数值”，保存后再上传。',
    en: 'Cell {cell} is a formula. Copy everything, paste it as values, save and upload again.',
  },
  'register.file_has_program': {
    'zh-CN': '文件里带有宏或外部内容，没有读取。请另存为普通的 .xlsx 或 .csv 后再上传。',
    en: 'The file carries macros or outside content and was not read. Save it as a plain .xlsx or .csv and upload that.',
  },
  'register.wrong_kind': {
    'zh-CN': '只能导入 .xlsx 和 .csv，而且内容要和后缀一致。请在表格软件里另存为 .xlsx 后再上传。',
    en: 'Only .xlsx and .csv can be imported, and the content must be what the name says. Save it as .xlsx in a spreadsheet and upload that.',
  },
  'register.took_too_long': {
    'zh-CN': '文件读得太久，已停止。请删去多余的表和格式，或分成几个文件再试。',
    en: 'Reading the file took too long and was stopped. Remove other sheets and formats, or split it, and try again.',
  },
  'register.empty_file': {
    'zh-CN': '表里没有住户。第一行写列名（楼栋、单元、房号……），下面每户一行。',
    en: 'There are no households in the table. The first row names the columns (building, unit, door …), then one row for each household.',
  },
  'register.too_many': {
    'zh-CN': '一次最多 {max} 户。请分成几次。',
    en: 'At most {max} households at once. Do it in several parts.',
  },
  'register.too_many_tags': {
    'zh-CN': '标签最多 {max} 种。请先合并意思相同的标签。',
    en: 'There can be at most {max} different tags. Merge those that mean the same first.',
  },
  'register.changed': {
    'zh-CN': '检查之后房产住户又有了变化，没有导入。请重新检查一遍再导入。',
    en: 'The register has changed since the check, so nothing was imported. Check again, then import.',
  },
  'register.gave_way': {
    'zh-CN': '有人正在处理紧急广播，这次批量改动已让路，什么都没有改。等紧急广播发出后，请再做一次。',
    en: 'Somebody is dealing with an emergency: this bulk change has given way and nothing was changed. Do it again when the alert is out.',
  },
  'register.undo_over': {
    'zh-CN': '只能撤销最近一次批量改动，而且不能太久以前。请逐户修改，或重新导入正确的名单。',
    en: 'Only the newest bulk change can be undone, and not one long ago. Change households one by one, or import a correct roster.',
  },
  'register.unreadable': {
    'zh-CN': '住户的联系资料解不开。请确认数据目录里的 register.key 与数据库是同一套，再重启。',
    en: 'The contacts of residents cannot be decrypted. Make sure that register.key in the data directory belongs to this database, then restart.',
  },
  'register.key_missing': {
    'zh-CN': '缺少住户资料的密钥：{file}。请把与这份数据库同一套的 register.key 放回去，再重启。',
    en: 'The key of the residents’ data is missing: {file}. Put back the register.key that belongs to this database, then restart.',
  },
  'audience.not_found': {
    'zh-CN': '没有这个常用范围，可能已被删除。请重新选择。',
    en: 'There is no such saved audience; it may have been deleted. Choose again.',
  },
  'audience.too_many': {
    'zh-CN': '常用范围最多 {max} 个。请先删去不用的。',
    en: 'At most {max} audiences can be saved. Delete those that nobody uses first.',
  },
};
