import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../../../src/model/contract.ts'
import { schemaReaderLaws } from '../../laws/schemaReader.ts'
import { schemaFile } from '../../support/schemaFile.ts'
import { picked, type Table } from '../../support/tables.ts'

const some = (keys: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record(keys, { requiredKeys: [] })

const rule = fc.oneof(
  fc.record(
    {
      metric: fc.constantFrom('nullValues', 'invalidValues', 'freshness'),
      mustBeLessThan: fc.constant(5),
      unit: fc.constant('percent'),
      dimension: fc.constant('completeness'),
    },
    { requiredKeys: ['metric', 'mustBeLessThan'] },
  ),
  fc.constantFrom(
    { metric: 'invalidValues', arguments: { validValues: ['a', 'b'] }, mustBe: 0, name: 'known' },
    { metric: 'invalidValues', arguments: { missingValues: ['a'] }, mustBe: 0 },
    { type: 'sql', query: 'SELECT 1', mustBe: 1 },
    { type: 'text', description: 'Never too late' },
    { rule: 'duplicateCount', mustBe: 0 },
  ),
)

const said = {
  description: fc.constant('what it is'),
  physicalType: fc.constant('varchar(20)'),
  tags: fc.constant(['a']),
  classification: fc.constant('public'),
  partitioned: fc.constant(true),
  quality: fc.array(rule, { minLength: 1, maxLength: 1 }),
}
const options = (keys: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.record(keys).map((all) => all)

const property = fc.oneof(
  some({
    ...said,
    logicalTypeOptions: options({ minimum: fc.integer(), exclusiveMaximum: fc.integer(), format: fc.constant('i32') }),
  }).map((more) => ({ logicalType: 'integer', ...more })),
  some({
    ...said,
    logicalTypeOptions: options({
      maxLength: fc.nat(9),
      pattern: fc.constantFrom('^a$', 'b', '('),
      format: fc.constant('uri'),
    }),
  }).map((more) => ({ logicalType: 'string', ...more })),
  some({ ...said, logicalTypeOptions: options({ format: fc.constant('HH:mm'), timezone: fc.constant(true) }) }).map(
    (more) => ({ logicalType: 'time', ...more }),
  ),
  fc.constantFrom(
    { logicalType: 'array', items: { logicalType: 'string' } },
    { logicalType: 'date', required: true },
    { logicalType: 'number', unique: true },
    { logicalType: 'number', logicalTypeOptions: { minimum: 1, exclusiveMinimum: true } },
  ),
)

const properties = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), property), { selector: ([name]) => name, maxLength: 3 })
  .map((each) => each.map(([name, more]) => ({ name, ...more })))
const keys = fc.constantFrom(
  [{ name: 'key', logicalType: 'integer', primaryKey: true }],
  [
    { name: 'key', primaryKey: true, primaryKeyPosition: 1 },
    { name: 'more', primaryKey: true, primaryKeyPosition: 2 },
  ],
)
const object = fc.record(
  {
    name: fc.constant('orders'),
    physicalName: fc.constant('orders_v1'),
    tags: fc.constant(['a']),
    properties: fc.tuple(keys, properties).map((lists) => lists.flat()),
    quality: fc.constantFrom(
      [
        { metric: 'rowCount', mustBeGreaterThan: 3 },
        { metric: 'rowCount', mustBeLessThan: 3, unit: 'percent' },
      ],
      [{ metric: 'rowCount', mustBeBetween: [3, 9], schedule: 'daily' }],
      [{ metric: 'duplicateValues', mustBe: 0, arguments: { properties: ['key', 'more'] } }],
    ),
  },
  { requiredKeys: ['name', 'properties'] },
)
const whole = fc.record(
  {
    apiVersion: fc.constantFrom('v3.0.2', 'v3.1.0'),
    kind: fc.constant('DataContract'),
    id: fc.constant('x'),
    status: fc.constant('active'),
    slaProperties: fc.constant('none'),
    unknown: fc.constant({ to: 'us' }),
    schema: object.map((each) => [each]),
  },
  { requiredKeys: ['apiVersion', 'kind', 'schema'] },
)

const written = [
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const),
  ...(['minLength', 'maxLength'] as const),
]

function propertyOf(name: string, column: Column): object {
  const { type, nullable, unique, description, pattern } = column
  const bounds = { ...picked(column, written), ...(pattern !== undefined && { pattern: `^(?:${pattern})$` }) }
  const valid = { metric: 'invalidValues', mustBe: 0, arguments: { validValues: column.enum } }
  return {
    name,
    logicalType: type,
    ...(Object.keys(bounds).length > 0 && { logicalTypeOptions: bounds }),
    ...(nullable !== true && { required: true }),
    ...(unique === true && { unique: true }),
    ...(description !== undefined && { description }),
    ...(column.enum && { quality: [valid] }),
  }
}

function write({ columns, rows = {} }: Table): unknown {
  const quality = [
    { metric: 'rowCount', mustBeGreaterOrEqualTo: rows.min },
    { metric: 'rowCount', mustBeLessOrEqualTo: rows.max },
  ].filter((each) => Object.values(each).every((value) => value !== undefined))
  const all = Object.entries(columns).map(([name, column]) => propertyOf(name, column))
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    schema: [{ name: 'table', properties: all, ...(quality.length > 0 && { quality }) }],
  }
}

schemaReaderLaws({
  reader: 'odcs',
  samples: whole,
  can: {
    types: ['integer', 'number', 'string', 'boolean', 'date', 'timestamp'],
    keywords: [...written, 'nullable', 'unique', 'description', 'enum', 'pattern'],
    rows: true,
  },
  write,
})

test('a table of a data contract is the columns of a dataset', () => {
  expect(schemaFile('orders.odcs.yaml')).toMatchInlineSnapshot(`
    {
      "columns": {
        "amount": {
          "exclusiveMaximum": 100000,
          "minimum": 0,
          "nullable": true,
          "type": "number",
        },
        "currency": {
          "enum": [
            "USD",
            "EUR",
            "GBP",
          ],
          "nullable": true,
          "type": "string",
        },
        "customer": {
          "maxLength": 20,
          "nullable": false,
          "pattern": "[A-Z]{2}[0-9]{3}",
          "type": "string",
        },
        "day": {
          "nullable": false,
          "type": "date",
        },
        "order_id": {
          "description": "counts up",
          "nullable": false,
          "type": "integer",
          "unique": true,
        },
        "tags": {
          "nullable": true,
        },
      },
      "rows": {
        "min": 1,
      },
      "warnings": [
        "3:1 \`id\`, \`version\`, \`status\` and \`description\` of the file are not kept: they are no promises about its data",
        "9:5 \`physicalType\` of \`schema[0]\` is not kept: it is no promise about its data",
        "14:9 \`physicalType\` of \`schema[0].properties[1]\` is not kept: a contract can not say it",
        "17:79 \`format\` of \`schema[0].properties[2].logicalTypeOptions\` is not kept: a contract can not say it",
        "22:13 quality rule \`metric\`, \`mustBeLessThan\`, \`unit\` at \`schema[0].properties[3].quality[0]\` is not kept: no keyword of a contract is as much",
        "25:9 \`classification\` of \`schema[0].properties[4]\` is not kept: it is no promise about its data",
        "27:94 \`dimension\` of \`schema[0].properties[4].quality[0]\` is not kept: it is no promise about its data",
        "28:23 \`logicalType\` of \`schema[0].properties[5]\` is not kept: a column has no such type",
        "28:43 \`items\` (\`logicalType\`) of \`schema[0].properties[5]\` is not kept: a contract can not say it",
        "31:9 quality rule \`metric\`, \`mustBe\`, \`arguments\`, \`properties\` at \`schema[0].quality[1]\` is not kept: no keyword of a contract is as much",
        "32:9 quality rule \`type\`, \`query\`, \`mustBe\` at \`schema[0].quality[2]\` is not kept: no keyword of a contract is as much",
      ],
    }
  `)
})
