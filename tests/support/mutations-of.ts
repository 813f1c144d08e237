import { is, type GenericSchema } from 'valibot';
import { actionsOf, limitOf, shapeOf, type Shape } from './schema-shape.ts';

/** The paths of all strings within a JSON value. */
export function stringPathsOf(value: unknown): (readonly (string | number)[])[] {
  if (typeof value === 'string') return [[]];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([step, inner]) => stringPathsOf(inner).map((path) => [step, ...path]));
}

/** A place within a valid value, what may not stand there, and why. */
export interface Mutation {
  readonly path: readonly (string | number)[];
  readonly fault: string;
  /** What is put there; absent where the key is taken away. */
  readonly replacement?: unknown;
}

/** Every way to spoil a valid value of a schema in one place, so that the schema must refuse it. */
export function mutationsOf(schema: GenericSchema, value: unknown): Mutation[] {
  const shape = shapeOf(schema);
  switch (shape.type) {
    case 'optional':
      return mutationsOf(shape.wrapped, value);
    case 'nullable':
      return mutationsOf(shape.wrapped, value).filter(
        ({ path, replacement }) => path.length > 0 || replacement !== null,
      );
    case 'union':
    case 'variant':
      return shape.options
        .filter((option) => is(option, value))
        .flatMap((option) => mutationsOf(option, value))
        .filter(
          ({ path, replacement }) =>
            path.length > 0 || !shape.options.some((option) => is(option, replacement)),
        );
    case 'unknown':
      return [];
    default:
      return [...wrongHere(shape), ...wrongBelow(shape, value)];
  }
}

/** Stands for a number that only the text of JSON can hold: `1e999` is read as infinity. */
const endless = '<1e999>';

/** The JSON text of a value with one fault in it. */
export function mutatedJson(value: unknown, mutation: Mutation): string {
  return JSON.stringify(mutated(value, mutation)).replace(JSON.stringify(endless), '1e999');
}

function mutated(value: unknown, { path, ...mutation }: Mutation): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return mutation.replacement;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      index === step ? mutated(item, { ...mutation, path: rest }) : item,
    );
  }
  const entries = Object.entries(value ?? {}).filter(([key]) => key !== step);
  if (rest.length > 0 || 'replacement' in mutation) {
    const inner: unknown = Object.entries(value ?? {}).find(([key]) => key === step)?.[1];
    entries.push([String(step), mutated(inner, { ...mutation, path: rest })]);
  }
  return Object.fromEntries(entries);
}

function wrongHere(shape: Shape): Mutation[] {
  const wrong: unknown[] = [null];
  if (shape.type !== 'boolean') wrong.push(true);
  if (shape.type !== 'number') wrong.push(7, -1e308);
  // valibot takes a list for an object of which no key is required, and makes an empty object of it.
  if (shape.type !== 'array' && requiresKeys(shape)) wrong.push([[]]);
  if (shape.type !== 'object' && shape.type !== 'record') wrong.push({}, { toString: 'x', length: 3 });
  if (['number', 'boolean', 'array', 'object', 'record'].includes(shape.type)) wrong.push('', '1');
  return [
    ...wrong.map((replacement) => ({ path: [], fault: 'wrong type', replacement })),
    ...beyondLimits(shape),
  ];
}

function requiresKeys(shape: Shape): boolean {
  if (shape.type === 'record') return false;
  return (
    shape.type !== 'object' ||
    Object.values(shape.entries).some((entry) => shapeOf(entry).type !== 'optional')
  );
}

function beyondLimits(shape: Shape): Mutation[] {
  const actions = actionsOf(shape);
  const found: Mutation[] = [];
  const add = (fault: string, replacement: unknown) => found.push({ path: [], fault, replacement });
  const isBounded = actions.some(({ type }) => type === 'max_length' || type === 'regex');
  if (shape.type === 'literal' || shape.type === 'picklist') add('no such word', 'constructor');
  if (shape.type === 'string' && isBounded) add('too long', 'x'.repeat(100_000));
  if (shape.type === 'array') {
    const maxLength = limitOf(actions, 'max_length');
    if (maxLength !== undefined)
      add(
        'too many',
        Array.from({ length: maxLength + 1 }, () => null),
      );
    if (limitOf(actions, 'min_length') !== undefined) add('too few', []);
  }
  if (shape.type === 'number') {
    add('without end', endless);
    const min = limitOf(actions, 'min_value');
    const max = limitOf(actions, 'max_value');
    if (min !== undefined) add('too small', min - 1);
    if (max !== undefined) add('too large', max + 1);
    if (actions.some(({ type }) => type === 'integer' || type === 'safe_integer'))
      add('no whole number', 1.5);
  }
  return found;
}

function wrongBelow(shape: Shape, value: unknown): Mutation[] {
  if (typeof value !== 'object' || value === null) return [];
  if (shape.type === 'array' && Array.isArray(value)) {
    return value.flatMap((item, index) => within(index, mutationsOf(shape.item, item)));
  }
  const entries = Object.entries(value);
  if (shape.type === 'record') {
    return entries.flatMap(([key, inner]) => within(key, mutationsOf(shape.value, inner)));
  }
  if (shape.type !== 'object') return [];
  return entries.flatMap(([key, inner]: [string, unknown]) => {
    const schema = shape.entries[key];
    if (schema === undefined) return [];
    const gone =
      shapeOf(schema).type === 'optional' || shapeOf(schema).type === 'unknown'
        ? []
        : [{ path: [key], fault: 'key is gone' }];
    return [...gone, ...within(key, mutationsOf(schema, inner))];
  });
}

function within(step: string | number, mutations: readonly Mutation[]): Mutation[] {
  return mutations.map((mutation) => ({ ...mutation, path: [step, ...mutation.path] }));
}
