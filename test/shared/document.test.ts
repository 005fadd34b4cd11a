import { expect, test } from 'vitest'
import { BrokenSchema, documentSchema, type Misfit } from '../../src/shared/document.ts'

const told = (schema: Record<string, unknown>, document: unknown): string[] =>
  documentSchema(schema)
    .misfits(document)
    .map(({ pointer, received, expected }: Misfit) => `${pointer}: ${received}, expected ${expected}`)

test.each<[Record<string, unknown>, unknown, string[]]>([
  [{ type: 'object' }, {}, []],
  [{ type: 'object' }, [], [': list, expected a map']],
  [{ required: ['auc'] }, {}, [': map, expected the key `auc`']],
  [{ properties: { auc: { maximum: 1 } } }, { auc: 1.2 }, ['/auc: `1.2`, expected at most 1']],
  [{ properties: { a: {} }, additionalProperties: false }, { b: 1 }, [': key `b`, expected `a`']],
  [{ items: { pattern: '^a' } }, ['a', 'b'], ['/1: `b`, expected a text that fits `^a`']],
  [{ format: 'date' }, '2026-02-31', [': `2026-02-31`, expected a text that fits `date`']],
  [{ const: 'x' }, 'y', [': `y`, expected `"x"`']],
  [{ enum: ['a', 'b'] }, 'c', [': `c`, expected `a` or `b`']],
  [{ minItems: 2 }, [1], [': list, expected at least 2 entries']],
  [{ maxItems: 1 }, [1, 2], [': list, expected at most 1 entry']],
  [{ minLength: 2 }, 'a', [': `a`, expected at least 2 characters']],
  [{ type: 'number', minimum: 0 }, null, [': nothing, expected a number']],
  [
    { properties: { a: { type: 'string' }, b: { minimum: 0 } } },
    { a: 1, b: -1 },
    ['/a: `1`, expected text', '/b: `-1`, expected at least 0'],
  ],
])('%j of %j', (schema, document, expected) => {
  expect(told(schema, document)).toEqual(expected)
})

test('a schema is read in the dialect that it names', () => {
  const schema = { items: [{ type: 'string' }] }
  expect(told(schema, [1])).toEqual(['/0: `1`, expected text'])
  const $schema = 'https://json-schema.org/draft/2020-12/schema'
  expect(told({ $schema, prefixItems: [{ type: 'string' }] }, [1])).toEqual(['/0: `1`, expected text'])
  expect(told({ $schema: 'https://json-schema.org/draft/2019-09/schema', ...schema }, [1])).toHaveLength(1)
})

test('keywords that are none are told', () => {
  expect(documentSchema({ requird: ['a'], properties: { a: { minimun: 1 } } }).unknown).toEqual(['requird', 'minimun'])
})

test('a schema without end is broken, not a crash', () => {
  const schema: Record<string, unknown> = { type: 'object' }
  schema['properties'] = { a: schema }
  expect(() => documentSchema(schema)).toThrow(BrokenSchema)
})
