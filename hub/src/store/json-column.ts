import * as v from 'valibot';

/**
 * What a JSON column holds, by its schema. A row that does not fit was not written by this hub: it throws valibot's own
 * error, which ends as `hub.internal` with the cause in the log.
 */
export function fromJson<Output>(schema: v.GenericSchema<unknown, Output>, text: string): Output {
  return v.parse(schema, JSON.parse(text));
}
