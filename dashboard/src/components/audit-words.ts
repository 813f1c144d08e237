import { auditActions, type AuditAction } from '@louyu/contract/audit-actions';
import { t } from '../i18n/translate.ts';
import { zhCn, type MessageKey } from '../i18n/zh-cn/index.ts';

type SubjectKey = Extract<MessageKey, `audit.subject_${string}`>;

const subjectPrefix = 'audit.subject_';

/** The kinds of things that this page can name. */
export const subjectKinds: readonly string[] = Object.keys(zhCn)
  .filter((key) => key.startsWith(subjectPrefix))
  .map((key) => key.slice(subjectPrefix.length));

const known: ReadonlySet<string> = new Set(auditActions);

/** `notice.signed` in words; an action that only an older or a newer hub knows, as it stands in the log. */
export function actionWords(action: string): string {
  return isAction(action) ? t(`audit.${action}`) : action;
}

/** The kind of a subject (`device`) as a word. */
export function subjectWords(kind: string): string {
  const key = `${subjectPrefix}${kind}`;
  return isSubjectKey(key) ? t(key) : kind;
}

function isAction(action: string): action is AuditAction {
  return known.has(action);
}

function isSubjectKey(key: string): key is SubjectKey {
  return Object.hasOwn(zhCn, key);
}
