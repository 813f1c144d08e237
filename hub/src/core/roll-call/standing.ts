import type { DoorFinding, RollCallAnswer } from '@louyu/contract/api/alerts';
import type { Instant } from '@louyu/contract/primitives';
import type { FindingRecord, PhoneDoor, WordRecord } from './roll-call-store.ts';

/** How a door stands in a roll-call. */
export interface DoorStanding {
  /** The newest word, but need-help until staff has been there; null while nobody has answered. */
  readonly answer: RollCallAnswer | null;
  readonly level: PhoneDoor['level'] | null;
  readonly answeredAt: Instant | null;
  /** Since when somebody waits for help there; null where nobody does. */
  readonly helpSince: Instant | null;
  readonly cleared: boolean;
}

type Heard = Pick<WordRecord, 'answer' | 'door' | 'at' | 'help'>;
type Found = Pick<FindingRecord, 'as' | 'at'>;

/** What settles a call for help: somebody of staff has been with whoever called. */
const helps: ReadonlySet<DoorFinding> = new Set(['found-safe', 'helped']);

/**
 * The one rule of 报平安. A door is cleared by staff on the spot, or by a household that has proved its door and says that it is
 * safe; never by an anonymous or merely claimed word. A call for help stands above every word, whoever says it, until staff has
 * been there; that nobody opened does not settle it.
 * @param words those of all phones that name this door, or have called for help there
 */
export function standingOf(
  householdId: string,
  words: readonly Heard[],
  finding: Found | undefined,
): DoorStanding {
  const calls = words.flatMap(({ help }) => (help?.householdId === householdId ? [help.at] : [])).sort();
  const settledAt = finding !== undefined && helps.has(finding.as) ? finding.at : undefined;
  // At the very moment of a finding it may have come after it: help wins.
  const helpSince = calls.find((at) => settledAt === undefined || at >= settledAt) ?? null;
  const here = words.filter(({ door }) => door?.householdId === householdId);
  const newest = newestOf(here);
  const proved = newestOf(here.filter(({ door }) => door?.level === 'proved'));
  const cleared = helpSince === null && (finding !== undefined || proved?.answer === 'safe');
  if (helpSince === null)
    return {
      answer: newest?.answer ?? (calls.length > 0 ? 'need-help' : null),
      level: newest?.door?.level ?? (calls.length > 0 ? 'claimed' : null),
      answeredAt: newest?.at ?? calls.at(-1) ?? null,
      helpSince,
      cleared,
    };
  const caller = words.find(({ help }) => help?.householdId === householdId && help.at === helpSince);
  const level = caller?.door?.householdId === householdId ? caller.door.level : 'claimed';
  return { answer: 'need-help', level, answeredAt: helpSince, helpSince, cleared };
}

/** Whether a call for help from an unknown door still waits for somebody to come. */
export function isCallOpen({ help, seen }: Pick<WordRecord, 'help' | 'seen'>): boolean {
  return help !== null && help.householdId === null && (seen === null || help.at >= seen.at);
}

/** What a phone says now. An absent `door` is as it was, null takes it back. */
export interface Said {
  readonly answer: RollCallAnswer;
  readonly door?: PhoneDoor | null;
  readonly deviceId: string;
  readonly at: Instant;
}

/**
 * The word of a phone after it has spoken. Said again, it is the same word of the same moment. Its call for help follows it to the
 * door that it names, so that whoever comes knows where; a call that was settled is made anew by another.
 * @param settled when somebody last came to its call
 */
export function spoken(
  before: Omit<WordRecord, 'id' | 'alertId' | 'phoneHash'> | undefined,
  said: Said,
  settled: Instant | undefined,
): Omit<WordRecord, 'id' | 'alertId' | 'phoneHash'> {
  const door = said.door === undefined ? (before?.door ?? null) : said.door;
  const sameWord = before !== undefined && before.answer === said.answer;
  const standing = before?.help ?? null;
  const isOpen = standing !== null && (settled === undefined || standing.at >= settled);
  const isNew = said.answer === 'need-help' && !isOpen;
  const at = sameWord && !isNew ? before.at : said.at;
  const { deviceId } = said;
  const seen = before?.seen ?? null;
  const word = { deviceId, answer: said.answer, door, at, seen };
  if (isNew) return { ...word, help: { at: said.at, householdId: door?.householdId ?? null } };
  if (standing === null) return { ...word, help: null };
  // The place of a call is put right by calling from another door, or by the first door that is named; it never loses one.
  const moves = isOpen && door !== null && (said.answer === 'need-help' || standing.householdId === null);
  return { ...word, help: moves ? { ...standing, householdId: door.householdId } : standing };
}

function newestOf(words: readonly Heard[]): Heard | undefined {
  return words.reduce<Heard | undefined>(
    (newest, word) => (newest === undefined || word.at > newest.at ? word : newest),
    undefined,
  );
}
