import type { GenericSchema } from 'valibot';

/** One step of a valibot pipe, as the generators read it: `max_length` with its `requirement`. */
export interface Action {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
}

interface Piped {
  readonly pipe?: readonly (Action | Shape)[];
}

/** The parts of a valibot schema that say which values it takes. */
export type Shape = Piped &
  (
    | { readonly type: 'string' | 'number' | 'boolean' | 'unknown' }
    | { readonly type: 'literal'; readonly literal: unknown }
    | { readonly type: 'picklist'; readonly options: readonly string[] }
    | { readonly type: 'array'; readonly item: GenericSchema }
    | { readonly type: 'object'; readonly entries: Readonly<Record<string, GenericSchema>> }
    | { readonly type: 'record'; readonly key: GenericSchema; readonly value: GenericSchema }
    | { readonly type: 'optional'; readonly wrapped: GenericSchema; readonly default?: unknown }
    | { readonly type: 'nullable'; readonly wrapped: GenericSchema }
    | { readonly type: 'union' | 'variant'; readonly options: readonly GenericSchema[] }
  );

const knownTypes = new Set<string>([
  'string',
  'number',
  'boolean',
  'unknown',
  'literal',
  'picklist',
  'array',
  'object',
  'record',
  'optional',
  'nullable',
  'union',
  'variant',
]);

function isShape(schema: object): schema is Shape {
  return 'type' in schema && typeof schema.type === 'string' && knownTypes.has(schema.type);
}

/** The shape of a schema; one of a kind that nobody has taught these tests yet is an error, not a gap. */
export function shapeOf(schema: GenericSchema): Shape {
  if (!isShape(schema)) throw new TypeError(`tests/support/schema-shape.ts does not know ${schema.type}`);
  return schema;
}

/** All steps of a schema's pipe, those of a pipe within its pipe too. */
export function actionsOf(shape: Shape): Action[] {
  return (shape.pipe ?? []).flatMap((step) =>
    'kind' in step && step.kind !== 'schema' ? [step] : nested(step),
  );

  function nested(step: Action | Shape): Action[] {
    return 'pipe' in step && step !== shape ? actionsOf(step) : [];
  }
}

/** The number that a step like `max_length` asks for; of several the last. */
export function limitOf(actions: readonly Action[], type: string): number | undefined {
  const requirement = actions.findLast((action) => action.type === type)?.requirement;
  return typeof requirement === 'number' ? requirement : undefined;
}
