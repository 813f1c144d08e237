import type { AuditCheck, AuditEntry, AuditFilter, AuditPage } from '@louyu/contract/api/audit';
import { byteOrderMark, csvRow } from '../csv.ts';

/** The audit log as people read it. Newest first; `before` is a sequence number. */
export interface AuditTrail {
  page(filter: AuditFilter, before: number | null, limit: number): Promise<AuditPage>;
  /** Who has an entry, by name. */
  people(): Promise<{ id: string; name: string }[]>;
  /** The actions that occur, in order. */
  actions(): Promise<string[]>;
  /** What the last walk over the hash chain found; null before the first. */
  lastCheck(): Promise<AuditCheck | null>;
}

/** What a spreadsheet shows of an entry. */
const columns = ['seq', 'at', 'actor', 'action', 'subject', 'detail'] as const;

/**
 * The entries of a filter as CSV (RFC 4180) with a byte order mark, piece by piece, newest first, at most `maxRows`; where
 * there are more, the last line says so.
 */
export async function* auditCsv(
  trail: AuditTrail,
  filter: AuditFilter,
  maxRows: number,
): AsyncGenerator<string, void, undefined> {
  yield byteOrderMark + csvRow(columns);
  let before: number | null = null;
  let left = maxRows;
  for (;;) {
    const page: AuditPage = await trail.page(filter, before, Math.min(pageRows, left));
    if (page.entries.length > 0) yield page.entries.map(csvLine).join('');
    left -= page.entries.length;
    before = page.next;
    if (before === null) return;
    if (left > 0) continue;
    yield csvRow([`仅含最新 ${maxRows} 条 · only the newest ${maxRows} entries`]);
    return;
  }
}

const pageRows = 500;

function csvLine({ seq, at, actorId, actorName, action, subject, detail }: AuditEntry): string {
  const actor = actorName ?? actorId ?? 'hub';
  return csvRow([String(seq), at, actor, action, subject, JSON.stringify(detail)]);
}
