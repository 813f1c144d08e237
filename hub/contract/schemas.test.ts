import { glob } from 'node:fs/promises';
import fc from 'fast-check';
import type { GenericSchema } from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { arbitraryOf } from '../../tests/support/arbitrary-of.ts';
import { mutatedJson, mutationsOf } from '../../tests/support/mutations-of.ts';
import { fieldValuesSchema } from './api/notices.ts';
import { boardSchema } from './board.ts';
import { parseWire } from './documents.ts';
import { LouyuError } from './errors.ts';
import { receiptBatchSchema } from './messages.ts';

// Many runs a property: a machine that is busy with other tests takes its time.
vi.setConfig({ testTimeout: 60_000 });

const contractSchemas = await schemasOfEveryModule();
const builtIns = [Object.prototype, Array.prototype].map((prototype) =>
  Object.getOwnPropertyNames(prototype),
);

test('finds the schemas of the contract, those of the API too', () => {
  const names = contractSchemas.map(([name]) => name);
  expect(names).toContain('boardSchema');
  expect(names).toContain('receiptBatchSchema');
  expect(names).toContain('deliverySchema');
  expect(new Set(names).size).toBe(names.length);
});

describe.each(contractSchemas)('%s', (_, schema) => {
  test('takes every valid value through JSON unchanged', () => {
    fc.assert(
      fc.property(arbitraryOf(schema), (value) => {
        expect(parseWire(schema, JSON.stringify(value))).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  test('refuses a valid value with one fault in it', () => {
    const spoilt = arbitraryOf(schema).chain((value) =>
      fc.record({
        value: fc.constant(value),
        mutation: fc.constantFrom(...mutationsOf(schema, value)),
      }),
    );
    fc.assert(
      fc.property(spoilt, ({ value, mutation }) => {
        expect(errorOf(schema, mutatedJson(value, mutation))).toBe('wire.invalid');
      }),
      { numRuns: 150 },
    );
  });

  test('drops keys it does not know, and never touches a prototype', () => {
    fc.assert(
      fc.property(arbitraryOf(schema), (value) => {
        const text = JSON.stringify(value);
        if (!text.startsWith('{"')) return;
        const poisoned = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${text.slice(1)}`;
        expect(isPlain(parseWire(schema, poisoned))).toBe(true);
        expectUntouched();
      }),
      { numRuns: 20 },
    );
  });

  test('answers any other JSON with a code of the wire, or with a value that it takes again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expectRefusedOrStable(schema, JSON.stringify(value));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['a long string', JSON.stringify('楼'.repeat(100_000))],
    ['a number without end', '1e999'],
    ['null', 'null'],
  ])('refuses %s', (_name, text) => {
    expect(errorOf(schema, text)).toBe('wire.invalid');
  });

  test('survives deep nesting', () => {
    expectRefusedOrStable(schema, '['.repeat(20_000) + ']'.repeat(20_000));
    expectRefusedOrStable(schema, '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000));
  });
});

test('10 MB and a million levels of nesting are refused without another exception', () => {
  const id = JSON.stringify('x'.repeat(10_000_000));
  const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
  for (const hostile of [id, deep, `{"a":${deep}}`]) {
    expect(errorOf(boardSchema, hostile)).toBe('wire.invalid');
    expect(errorOf(boardSchema, `{"placeId":${hostile},"notices":[]}`)).toBe('wire.invalid');
    expect(errorOf(receiptBatchSchema, `{"items":${hostile.startsWith('[') ? id : hostile}}`)).toBe(
      'wire.invalid',
    );
    expect(errorOf(fieldValuesSchema, `{${id}:1}`)).toBe('wire.invalid');
  }
});

test.each(['', '{', 'NaN', 'undefined', '{"a":1,}', "{'a':1}", '\u0000', '[1]]', '\ufeff{}'])(
  'text that is no JSON is refused as such: %j',
  (text) => {
    for (const [, schema] of contractSchemas) expect(errorOf(schema, text)).toBe('wire.not_json');
  },
);

async function schemasOfEveryModule(): Promise<[string, GenericSchema][]> {
  const found: [string, GenericSchema][] = [];
  for await (const file of glob('**/*.ts', { cwd: import.meta.dirname })) {
    if (file.endsWith('.test.ts') || file.includes('node_modules')) continue;
    const module: unknown = await import(`${import.meta.dirname}/${file}`);
    for (const [name, value] of Object.entries(module ?? {})) if (isSchema(value)) found.push([name, value]);
  }
  return found.toSorted(([first], [second]) => first.localeCompare(second));
}

function isSchema(value: unknown): value is GenericSchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}

/** The code of the refusal, or undefined where the text is taken; any other exception fails the test. */
function errorOf(schema: GenericSchema, text: string): string | undefined {
  try {
    parseWire(schema, text);
    return undefined;
  } catch (error) {
    if (!(error instanceof LouyuError)) throw error;
    expect(JSON.stringify(error.details).length).toBeLessThan(1_500);
    return error.code;
  }
}

function expectRefusedOrStable(schema: GenericSchema, text: string): void {
  const code = errorOf(schema, text);
  if (code !== undefined) {
    expect(code).toBe('wire.invalid');
    return;
  }
  const taken = parseWire(schema, text);
  expect(isPlain(taken)).toBe(true);
  expect(parseWire(schema, JSON.stringify(taken))).toEqual(taken);
  expectUntouched();
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  const hasOwnPrototype =
    prototype === Object.prototype || prototype === Array.prototype || prototype === null;
  return hasOwnPrototype && Object.values(value).every(isPlain);
}

function expectUntouched(): void {
  expect(
    [Object.prototype, Array.prototype].map((prototype) => Object.getOwnPropertyNames(prototype)),
  ).toEqual(builtIns);
}
