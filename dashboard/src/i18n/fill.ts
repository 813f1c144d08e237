export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills `{name}` from the values and `{name:one|other}` with the word for that number, as English needs it.
 * @example fill('{n} {n:screen|screens}', { n: 1 }) // '1 screen'
 */
export function fill(text: string, values: Values): string {
  return text.replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g,
    (_, name: string, one?: string, other?: string) => {
      const value = values[name] ?? '';
      if (other === undefined) return typeof value === 'number' ? value.toLocaleString('en-US') : value;
      return (value === 1 ? one : other) ?? '';
    },
  );
}
