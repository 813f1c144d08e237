import type { GenericSchema } from 'valibot';

/** A route that takes a body, with one that its schema accepts. */
export interface RouteWithBody {
  readonly method: string;
  readonly path: string;
  readonly schema: GenericSchema;
  readonly body: unknown;
}
