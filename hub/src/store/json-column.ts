import * as v from 'valibot';

/**
 * What a JSON column holds, by its schema. A row that does not fit was not written by this hub: it throws valibot's own
 * error, which ends as `hub.internal` with the cause in the log.
 */
export function fromJson<Output>(schema: v.GenericSchema<unknown, Output>, text: string): Output {
  return v.parse(schema, JSON.parse(text));
}

/**
 * {@link fromJson} for a column whose texts are read again and again: while one is among the last `max` different ones, it is
 * parsed once. What it answers is shared, so nobody may change it.
 */
export function remembering<Output>(
  schema: v.GenericSchema<unknown, Output>,
  max: number,
): (text: string) => Output {
  const known = new Map<string, Output>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    const value = fromJson(schema, text);
    if (known.size >= max) known.clear();
    known.set(text, value);
    return value;
  };
}
