/** What the command palette offers, in the order of its parts. */
export const commandGroups = ['action', 'write', 'page', 'notice', 'device', 'place'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** One thing to go to or to do. */
export interface Command {
  readonly group: CommandGroup;
  readonly words: string;
  /** What tells it from others of the same words. */
  readonly hint: string;
  /** An address of the app, or what is done. */
  readonly does: string | (() => void);
}

const shownPerGroup = 6;

/**
 * What matches all words typed, in any order, by words or hint; what begins so comes first, and its group
 * before others. At most six of a group: who wants another types one more letter.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => wanted.every((word) => textOf(command).includes(word)));
  const startsSo = ({ words }: Command) => words.toLowerCase().startsWith(wanted[0] ?? '');
  const ranked = [...found.filter(startsSo), ...found.filter((command) => !startsSo(command))];
  const groups = commandGroups.map((group) => ranked.filter((command) => command.group === group));
  const leads = (group: readonly Command[]) => group.some(startsSo);
  return [...groups.filter(leads), ...groups.filter((group) => !leads(group))].flatMap((group) =>
    group.slice(0, shownPerGroup),
  );
}

function textOf({ words, hint }: Command): string {
  return `${words} ${hint}`.toLowerCase();
}
