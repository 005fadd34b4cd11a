import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../../../src/model/contract.ts'
import { schemaReaderLaws } from '../../laws/schemaReader.ts'
import { schemaFile } from '../../support/schemaFile.ts'
import { picked, type Table } from '../../support/tables.ts'

const said = {
  description: fc.constant('said'),
  title: fc.constant('A title'),
  'x-distribution': fc.constant({ US: 1 }),
}
const keywords = (more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record({ ...said, ...more }, { requiredKeys: [] })

const number = keywords({
  minimum: fc.integer(),
  exclusiveMaximum: fc.integer(),
  multipleOf: fc.constantFrom(1, 2.5),
  'x-null-fraction': fc.constant({ max: 0.1 }),
}).chain((more) =>
  fc.constantFrom('number', ['integer', 'null'], ['number', 'string']).map((type) => ({ type, ...more })),
)
const text = keywords({
  minLength: fc.nat(9),
  maxLength: fc.nat(9),
  pattern: fc.constantFrom('^a', 'b$', 'x|y', String.raw`\Z`),
  format: fc.constantFrom('date', 'date-time', 'email'),
  contentEncoding: fc.constant('base64'),
}).map((more) => ({ type: 'string', ...more }))
const others = fc.constantFrom(
  { enum: ['a', null] },
  { const: 3 },
  { $ref: '#/$defs/shared' },
  { $ref: 'https://example.org/a.json' },
  { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
  { anyOf: [{ type: 'integer' }, { type: 'string', pattern: 'a' }] },
  { type: 'string', nullable: true },
  { type: 'array', items: { type: 'string', maxLength: 3 } },
)

const properties = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof(number, text, others), { minKeys: 1 })
const row = fc.record(
  {
    type: fc.constant('object'),
    properties: properties.map((each) => ({ ...each, key: { $ref: '#/$defs/shared' } })),
    required: fc.constantFrom(['key'], ['key', 'other']),
    additionalProperties: fc.constantFrom(true, false, { type: 'string' }),
    patternProperties: fc.constant({ '^x': { type: 'string' } }),
    'x-primaryKey': fc.constantFrom(['key'], ['key', 'a']),
  },
  { requiredKeys: ['type', 'properties'] },
)
const whole = fc.record(
  {
    $schema: fc.constant('https://json-schema.org/draft/2020-12/schema'),
    title: fc.constant('Orders'),
    type: fc.constant('array'),
    minItems: fc.nat(3),
    maxItems: fc.integer({ min: 3, max: 9 }),
    uniqueItems: fc.constant(true),
    items: row,
    $defs: fc.constant({ shared: { type: 'integer', maximum: 7 }, unused: { type: 'string' } }),
  },
  { requiredKeys: ['type', 'items', '$defs'] },
)

const written = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'enum',
  'description',
] as const

function property(column: Column): object {
  const { type, nullable, pattern } = column
  const rest = picked(column, written)
  const isTime = type === 'date' || type === 'timestamp'
  const name = isTime ? 'string' : type
  return {
    type: nullable === true ? [name, 'null'] : name,
    ...(isTime && { format: type === 'date' ? 'date' : 'date-time' }),
    ...rest,
    ...(rest.enum && nullable === true && { enum: [...rest.enum, null] }),
    ...(pattern !== undefined && { pattern: `^(?:${pattern})$` }),
  }
}

function write({ columns, rows = {}, fields }: Table): unknown {
  const entries = Object.entries(columns)
  return {
    type: 'array',
    ...(rows.min !== undefined && { minItems: rows.min }),
    ...(rows.max !== undefined && { maxItems: rows.max }),
    items: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, column]) => [name, property(column)])),
      required: entries.flatMap(([name, { optional }]) => (optional === true ? [] : [name])),
      ...(fields && { additionalProperties: fields === 'subset' }),
    },
  }
}

schemaReaderLaws({
  reader: 'jsonSchema',
  samples: whole,
  can: {
    types: ['integer', 'number', 'string', 'boolean', 'date', 'timestamp'],
    keywords: [
      ...(['nullable', 'optional', 'description', 'enum', 'minimum', 'maximum', 'exclusiveMinimum'] as const),
      ...(['exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'pattern'] as const),
    ],
    rows: true,
    fields: ['subset', 'exact'],
  },
  write,
})

test('a JSON Schema of a list of objects is the columns of a table', () => {
  expect(schemaFile('orders.schema.json')).toMatchInlineSnapshot(`
    {
      "columns": {
        "address": {
          "nullable": true,
          "optional": true,
        },
        "amount": {
          "exclusiveMaximum": 100000,
          "minimum": 0,
          "nullable": true,
          "optional": true,
          "type": "number",
        },
        "currency": {
          "enum": [
            "USD",
            "EUR",
          ],
          "nullable": true,
        },
        "customer": {
          "minLength": 3,
          "optional": true,
          "pattern": "[A-Z]{2}[0-9]+",
          "type": "string",
        },
        "day": {
          "type": "date",
        },
        "email": {
          "optional": true,
          "pattern": "[\\s\\S]*@[\\s\\S]*",
          "type": "string",
        },
        "note": {
          "maxLength": 80,
          "nullable": true,
          "optional": true,
          "type": "string",
        },
        "order_id": {
          "description": "counts up",
          "minimum": 1,
          "type": "integer",
          "unique": true,
        },
        "tags": {
          "optional": true,
        },
      },
      "fields": "exact",
      "rows": {
        "min": 1,
      },
      "warnings": [
        "2:3 \`$schema\` and \`title\` of the file are not kept: they are no promises about its data",
        "17:47 \`x-null-fraction\` (\`max\`) of \`$defs.order.properties.amount\` is not kept: a contract can not say it",
        "19:38 \`format\` of \`$defs.order.properties.email\` is not kept: a column knows \`date\` and \`date-time\` of texts only",
        "20:22 \`$ref\` of \`$defs.order.properties.address\` is not kept: \`address.json#/street\` is outside of this file",
        "21:19 \`type\` of \`$defs.order.properties.tags\` is not kept: a column has one type of \`integer\`, \`number\`, \`string\` or \`boolean\`",
        "21:36 \`items\` (\`type\`) of \`$defs.order.properties.tags\` is not kept: a contract can not say it",
      ],
    }
  `)
})
