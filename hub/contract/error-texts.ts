import type { ErrorCode, ErrorDetails } from './errors.ts';
import type { Language } from './primitives.ts';
import { machineErrorTexts } from './machine-error-texts.ts';
import { lintErrorTexts } from './lint-error-texts.ts';
import { registerErrorTexts } from './register-error-texts.ts';
import { templateErrorTexts } from './template-error-texts.ts';
import { residentErrorTexts } from './resident-error-texts.ts';
import { caseErrorTexts } from './case-error-texts.ts';
import { shareErrorTexts } from './share-error-texts.ts';
import { alertErrorTexts } from './alert-error-texts.ts';

type Text = Readonly<Record<Language, string>>;

/** What a person reads: what happened and what to do next. `{name}` is filled from the error's details. */
export const errorTexts: Readonly<Record<ErrorCode, Text>> = {
  'request.invalid': {
    'zh-CN': '“{path}”填得不对，请改正后再提交。',
    en: '“{path}” is not right. Correct it and submit again.',
  },
  'request.not_json': {
    'zh-CN': '请求的内容不完整，请重新提交。',
    en: 'The request arrived incomplete. Submit it again.',
  },
  'request.too_large': {
    'zh-CN': '内容太大（上限 {maxBytes} 字节），请删减后再提交。',
    en: 'This is too large (at most {maxBytes} bytes). Shorten it and submit again.',
  },
  'request.too_fast': {
    'zh-CN': '您点得太快了，请 {retryAfterSeconds} 秒后再试。',
    en: 'That was too fast. Please try again in {retryAfterSeconds} seconds.',
  },
  'request.not_found': {
    'zh-CN': '没有这个页面。请回到首页重新进入。',
    en: 'There is no such page. Go back to the first page.',
  },
  'request.csrf': {
    'zh-CN': '页面已过期，请刷新后再试。',
    en: 'This page has expired. Reload it and try again.',
  },
  'hub.internal': {
    'zh-CN': '系统出了点问题，没有保存。请再试一次；仍不行请把编号 {requestId} 告诉管理员。',
    en: 'Something went wrong and nothing was saved. Try again; if it persists, tell your administrator the number {requestId}.',
  },
  'hub.not_ready': {
    'zh-CN': '系统正在启动，请稍等几秒再试。',
    en: 'The hub is starting. Try again in a few seconds.',
  },
  'hub.busy': {
    'zh-CN': '现在人太多，没有保存。请稍等几秒再点一次。',
    en: 'The hub is busy and nothing was saved. Try again in a few seconds.',
  },
  'hub.clock_behind': {
    'zh-CN':
      '主机时钟早于上次保存的时间，暂停签发和排期。请校正主机时间，之后会自动恢复；若主机时间本来就对，请在主机上运行 npm run clock:accept。',
    en: "The hub machine's clock is behind its last saved entry, so nothing is signed or scheduled. Set the clock, and the hub resumes by itself; if the clock is right, run npm run clock:accept there.",
  },
  'hub.clock_ahead': {
    'zh-CN':
      '主机时钟比上次保存的时间快了很多，暂停签发和排期。请校正主机时间，之后会自动恢复；若主机时间是对的（例如停机很久），请在主机上运行 npm run clock:accept。',
    en: "The hub machine's clock is far ahead of its last saved entry, so nothing is signed or scheduled. Set the clock, and the hub resumes by itself; if the clock is right (after a long time off), run npm run clock:accept there.",
  },
  'setup.already_done': {
    'zh-CN': '系统已经设置过了，请直接登录。',
    en: 'Louyu is already set up. Please log in.',
  },
  'setup.wrong_code': {
    'zh-CN': '启动码不对。请照着主机窗口里显示的启动码再输一次。',
    en: 'That is not the start-up code. Enter the code shown in the console window of the hub.',
  },
  'auth.required': { 'zh-CN': '请先登录。', en: 'Please log in first.' },
  'auth.wrong_password': {
    'zh-CN': '账号或密码不对，请再试一次。忘了密码请找管理员重设。',
    en: 'Wrong login or password. Try again, or ask an administrator to reset the password.',
  },
  'auth.too_many_attempts': {
    'zh-CN': '试的次数太多了，请 {retryAfterSeconds} 秒后再试。',
    en: 'Too many attempts. Try again in {retryAfterSeconds} seconds.',
  },
  'auth.forbidden': {
    'zh-CN': '您的岗位不能做这件事。需要的话请联系管理员。',
    en: 'Your role does not allow this. Ask an administrator if you need it.',
  },
  'auth.out_of_scope': {
    'zh-CN': '这不在您负责的楼栋范围内。需要的话请联系管理员。',
    en: 'This is outside the buildings that you answer for. Ask an administrator if you need it.',
  },
  'auth.token_invalid': {
    'zh-CN': '这个接口令牌不对、已到期或已停用。请在设置里另建一个。',
    en: 'This API token is wrong, expired or revoked. Make another one in the settings.',
  },
  'auth.token_forbidden': {
    'zh-CN': '这个接口令牌不能做这件事。签发和撤回只能由人来做；其他的请另建一个有相应权限的令牌。',
    en: 'This API token may not do that. Only people sign and recall; for the rest make a token with that permission.',
  },
  'staff.login_taken': {
    'zh-CN': '这个账号已经有人用了，请换一个。',
    en: 'This login is taken. Choose another one.',
  },
  'staff.not_found': {
    'zh-CN': '没有找到这位员工，请刷新列表。',
    en: 'This person was not found. Reload the list.',
  },
  'staff.last_admin': {
    'zh-CN': '这是最后一位管理员。请先指定另一位管理员。',
    en: 'This is the last administrator. Appoint another one first.',
  },
  'duty.changed': {
    'zh-CN': '值班表刚被别人改过，没有保存。请刷新后再改。',
    en: 'Somebody has just changed the roster; nothing was saved. Reload and change it again.',
  },
  'token.not_found': {
    'zh-CN': '没有找到这个接口令牌，请刷新列表。',
    en: 'This API token was not found. Reload the list.',
  },
  'token.too_many': {
    'zh-CN': '接口令牌最多 {max} 个。请先停用不用的。',
    en: 'There may be {max} API tokens at once. Revoke one that is not needed.',
  },
  'site.no_reviewer': {
    'zh-CN': '还没有人有“初审”岗位，打开后通知就发不出去。请先在员工里给一位同事这个岗位。',
    en: 'Nobody has the reviewer role, so no notice could be signed. Give it to a colleague first.',
  },
  'place.not_found': {
    'zh-CN': '没有找到这个位置，请刷新后重选。',
    en: 'This place was not found. Reload and choose again.',
  },
  'place.in_use': {
    'zh-CN': '这个位置还有设备、下级位置或紧急广播，请先移走、停用或解除。',
    en: 'Devices, places below or an alert still stand at this place. Move, revoke, remove or end them first.',
  },
  'place.on_notices': {
    'zh-CN': '还有通知正在或将要在这里展示（编号 {numbers}），请先撤回、退回或换一个范围。',
    en: 'Notices stand at this place or are going to ({numbers}). Recall or return them, or send them elsewhere, first.',
  },
  'place.wrong_parent': {
    'zh-CN': '这一类位置不能放在所选的上级下面，请换一个上级。',
    en: 'A place of this kind cannot stand below the chosen one. Choose another parent.',
  },
  'device.not_found': {
    'zh-CN': '没有找到这台设备，请刷新列表。',
    en: 'This device was not found. Reload the list.',
  },
  'device.revoked': {
    'zh-CN': '这台设备已停用。要再用它，请重新绑定。',
    en: 'This device is revoked. Pair it again to use it.',
  },
  'device.wrong_kind': {
    'zh-CN': '这台设备的类型与所选位置原有设备不同，请选择同类设备。',
    en: 'This device is of another kind than the one it shall replace. Choose one of the same kind.',
  },
  'pairing.unknown_code': {
    'zh-CN': '没有屏幕在显示这个绑定码。请看屏幕上的字再输一次。',
    en: 'No screen shows this code. Read it from the screen and enter it again.',
  },
  'pairing.pending': {
    'zh-CN': '等待工作人员输入绑定码。',
    en: 'Waiting for staff to enter the code.',
  },
  'pairing.slow_down': { 'zh-CN': '查询太频繁，请放慢。', en: 'Polling too fast; slow down.' },
  'pairing.expired': {
    'zh-CN': '绑定码已过期，屏幕会自动换一个新码。',
    en: 'The code has expired; the screen will show a new one.',
  },
  'pairing.used': {
    'zh-CN': '这个绑定码已经用过了。请在屏幕上重新取码。',
    en: 'This code was used already. Get a new one on the screen.',
  },
  'undo.over': {
    'zh-CN': '删除已经过了一段时间，不能再撤销。请重新添加。',
    en: 'It was deleted too long ago to be put back. Please add it again.',
  },
  'notice.export_too_many': {
    'zh-CN': '找到的通知超过 {max} 条，一次导不出来。请先用分类、位置或日期缩小范围，再分几次导出。',
    en: 'More than {max} notices were found, too many for one export. Narrow them down by category, place or dates, and export in parts.',
  },
  'notice.not_found': {
    'zh-CN': '没有找到这条通知，请刷新列表。',
    en: 'This notice was not found. Reload the list.',
  },
  'notice.wrong_state': {
    'zh-CN': '这条通知现在的状态不能这样做，请刷新看看最新状态。',
    en: 'The notice is not in a state that allows this. Reload to see its state.',
  },
  'notice.stale_revision': {
    'zh-CN': '有人刚改过这条通知。请看过新版本后再操作。',
    en: 'Somebody has just changed this notice. Look at the new revision first.',
  },
  'notice.draft_changed': {
    'zh-CN': '同事在您编辑时也改了这份草稿。您写的还在，请选用哪一份。',
    en: 'A colleague has changed this draft while you were writing. Your words are still here: choose which to keep.',
  },
  'notice.author_is_reviewer': {
    'zh-CN': '自己写的通知不能自己初审，请另一位同事来。',
    en: 'Nobody reviews their own notice. Ask another colleague.',
  },
  'notice.reviewer_is_approver': {
    'zh-CN': '初审和签发要由两个人来做，请另一位同事签发。',
    en: 'First review and signature are two people’s. Ask another colleague to sign.',
  },
  'notice.not_reviewed': {
    'zh-CN': '还没有通过初审，请等初审的同事看过再签发。',
    en: 'The first review is not passed yet. Wait for a reviewer before signing.',
  },
  'notice.author_is_approver': {
    'zh-CN': '写过这一版的人不能签发它，请另一位同事签发。',
    en: 'Whoever wrote part of this revision cannot sign it. Ask a colleague to sign it.',
  },
  'notice.checklist_open': {
    'zh-CN': '请先逐项核对并勾选，再签发。',
    en: 'Tick every item of the fact checklist before signing.',
  },
  'notice.take_back_over': {
    'zh-CN': '已过收回时间，通知已经发出。需要停止请用“撤回”。',
    en: 'Too late to take the signature back: the notice is out. Use “recall” to stop it.',
  },
  'notice.field_missing': { 'zh-CN': '请填写“{field}”。', en: 'Please fill in “{field}”.' },
  'notice.field_too_long': {
    'zh-CN': '“{field}”最多 {maxChars} 个字，请精简。',
    en: '“{field}” may have at most {maxChars} characters. Shorten it.',
  },
  'notice.variable_left': {
    'zh-CN': '“{field}”里还有没换成内容的“{words}”，请改写。',
    en: '“{field}” still holds the blank “{words}”. Put words in its place.',
  },
  'notice.field_wrong': { 'zh-CN': '“{field}”填得不对，请改正。', en: '“{field}” is not right. Correct it.' },
  'notice.audience_empty': { 'zh-CN': '请选择发布范围。', en: 'Choose where the notice shall appear.' },
  'notice.window_wrong': {
    'zh-CN': '展示时间不对：结束要晚于开始，也要晚于现在。',
    en: 'The display time is not right: its end must be after its start and after now.',
  },
  'notice.move_by_edit': {
    'zh-CN': '这样重复的通知不能直接移动，请打开修改。',
    en: 'What repeats like this cannot be moved as a whole. Open it and change it.',
  },
  'notice.schedule_empty': {
    'zh-CN': '按这样的重复和时段，展示期间一次也不会出现。请改日期、重复或时段。',
    en: 'With these repeats and hours it never appears in its display time. Change the dates, the repeats or the hours.',
  },
  'notice.schedule_too_long': {
    'zh-CN': '展示次数太多，最多 800 次。请缩短展示期间，或减少时段。',
    en: 'It would appear too often; 800 times are the most. Choose an earlier end or fewer hours.',
  },
  'notice.too_long_for_glass': {
    'zh-CN': '在{screen}的屏幕上至少要 {pages} 页，最多 {pagesMax} 页。请缩短正文，或分成两条通知。',
    en: 'On screens of {screen} this takes at least {pages} pages; {pagesMax} are the most. Shorten the text, or make two notices of it.',
  },
  'notice.board_full': {
    'zh-CN': '“{place}”的屏幕内容已满，请先撤回或缩短旧通知。',
    en: 'The board of “{place}” is full. Recall or shorten older notices first.',
  },
  'notice.image_missing': {
    'zh-CN': '有一张图片已经不在了，请删掉它，重新上传后再保存。',
    en: 'One of the pictures is not there any more. Remove it, upload it again and save.',
  },
  'notice.images_full': {
    'zh-CN': '这条通知已经有 {max} 张图片。请不带图片发送，或先修改通知删去旧图。',
    en: 'This notice has {max} pictures already. Send your line without one, or change the notice and remove an old one.',
  },
  'notice.progress_full': {
    'zh-CN': '这条通知上的进展太多，放不下了。请写短一些，或先修改通知删去旧的进展。',
    en: 'There is no room for more news on this notice. Write less, or change the notice and remove older lines.',
  },
  'notice.update_too_long': {
    'zh-CN': '加上这句话，通知的标题或某一项就太长，屏幕放不下。请先用“修改”缩短通知的文字。',
    en: 'With this the title or a line of the notice is too long for the screens. Change the notice and shorten its words first.',
  },
  'notice.not_later': {
    'zh-CN': '“{field}”要推迟到更晚的时间，也要晚于现在。要提前请用“修改”。',
    en: '“{field}” must move to a later moment that is still ahead. To bring it forward, change the notice.',
  },
  'notice.supersedes_wrong': {
    'zh-CN': '要替换的旧通知已经不在，或已被别的通知替换。请重新选择。',
    en: 'The notice to replace is gone, or another one replaces it already. Choose again.',
  },
  'robot.not_found': {
    'zh-CN': '没有找到这个机器人，请刷新列表。',
    en: 'This robot was not found. Reload the list.',
  },
  'robot.address_refused': {
    'zh-CN': '不能发到这个地址。请填 https 开头的地址；在本单位内网的，请勾选“允许内网地址”。',
    en: 'Nothing is sent to this address. Give one that begins with https; for one in your own network, tick that such addresses are allowed.',
  },
  'robot.secret_wrong': {
    'zh-CN': '密钥不对。网络钩子的密钥以 whsec_ 开头；企业微信的机器人没有密钥，请留空。',
    en: 'That secret does not fit. That of a webhook begins with whsec_; a WeCom robot has none, so leave it empty.',
  },
  'robots.too_many': {
    'zh-CN': '最多 {max} 个机器人。请先删除不用的。',
    en: 'There are {max} robots at most. Remove one that is not used.',
  },
  'staff.alert_not_found': {
    'zh-CN': '没有找到这条提醒，可能已经处理完了。请刷新列表。',
    en: 'This alert was not found; it may be over. Reload the list.',
  },
  'image.too_large': {
    'zh-CN': '图片太大（上限 {maxMegabytes} MB），请选小一点的再上传。',
    en: 'The picture is too large (at most {maxMegabytes} MB). Choose a smaller one and upload it again.',
  },
  'image.too_many_pixels': {
    'zh-CN': '图片的尺寸太大（上限 {maxMegapixels} 百万像素），请缩小后再上传。',
    en: 'The picture has too many pixels (at most {maxMegapixels} million). Shrink it and upload it again.',
  },
  'image.unreadable': {
    'zh-CN': '这个文件不是完整的图片。请换一张 JPEG、PNG、WebP 或 GIF 图片再上传。',
    en: 'This file is not a whole picture. Choose a JPEG, PNG, WebP or GIF picture and upload that.',
  },
  'image.took_too_long': {
    'zh-CN': '这张图片处理太久，没有保存。请另存为 JPEG 或缩小后再上传。',
    en: 'This picture took too long and was not saved. Save it as JPEG or shrink it, and upload that.',
  },
  'image.store_full': {
    'zh-CN': '图片的存储空间已满（上限 {maxMegabytes} MB），没有保存。请联系管理员。',
    en: 'The room for pictures is full ({maxMegabytes} MB) and nothing was saved. Tell your administrator.',
  },
  'notice.numbers_used_up': {
    'zh-CN': '通知编号已用完，请联系支持人员。',
    en: 'All notice numbers are used up. Contact support.',
  },
  ...lintErrorTexts,
  ...registerErrorTexts,
  ...templateErrorTexts,
  ...shareErrorTexts,
  ...residentErrorTexts,
  ...caseErrorTexts,
  ...alertErrorTexts,
  'link.unknown': {
    'zh-CN': '没有认出这个码。请重新扫屏幕上的码，或拨打值班电话。',
    en: 'This code was not recognised. Scan the code on the screen again, or call the duty phone.',
  },
  'link.not_on_screen': {
    'zh-CN': '没有认出这个码。请重新扫屏幕上的码，或拨打值班电话。',
    en: 'This code was not recognised. Scan the code on the screen again, or call the duty phone.',
  },
  'acknowledgment.over': {
    'zh-CN': '这条通知已经结束或撤回，不用再点“已知晓”。',
    en: 'This notice has ended or was recalled; no need to confirm it any more.',
  },
  ...machineErrorTexts,
};

/** The text of a code in a language with `{name}` filled from the details; an unknown name becomes an empty string. */
export function errorText(code: ErrorCode, language: Language, details: ErrorDetails = {}): string {
  return errorTexts[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}
