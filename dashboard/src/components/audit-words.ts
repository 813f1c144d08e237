import { t } from '../i18n/translate.ts';
import { zhCn, type MessageKey } from '../i18n/zh-cn/index.ts';

type ActionKey = Extract<MessageKey, `audit.${string}.${string}`>;
type SubjectKey = Extract<MessageKey, `audit.subject_${string}`>;

const subjectPrefix = 'audit.subject_';

/** The kinds of things that this page can name. */
export const subjectKinds: readonly string[] = Object.keys(zhCn)
  .filter((key) => key.startsWith(subjectPrefix))
  .map((key) => key.slice(subjectPrefix.length));

/** `notice.signed` in words; an action that this page does not know yet, as it stands in the log. */
export function actionWords(action: string): string {
  const key = `audit.${action}`;
  return isActionKey(key) ? t(key) : action;
}

/** The kind of a subject (`device`) as a word. */
export function subjectWords(kind: string): string {
  const key = `${subjectPrefix}${kind}`;
  return isSubjectKey(key) ? t(key) : kind;
}

function isActionKey(key: string): key is ActionKey {
  return Object.hasOwn(zhCn, key);
}

function isSubjectKey(key: string): key is SubjectKey {
  return Object.hasOwn(zhCn, key);
}
