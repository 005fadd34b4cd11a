import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../../../src/model/contract.ts'
import { schemaReaderLaws } from '../../laws/schemaReader.ts'
import { schemaFile } from '../../support/schemaFile.ts'
import { picked, type Table } from '../../support/tables.ts'

const some = (keys: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record(keys, { requiredKeys: [] })

const said = {
  title: fc.constant('A'),
  description: fc.constant('what it is'),
  rdfType: fc.constant('x'),
  other: fc.constant(1),
}
const number = some({
  ...said,
  constraints: fc.record({ required: fc.constant(true), minimum: fc.integer(), exclusiveMaximum: fc.integer() }),
}).map((more) => ({ type: 'integer', ...more }))
const text = some({
  ...said,
  format: fc.constant('email'),
  constraints: fc.record({
    unique: fc.constant(true),
    maxLength: fc.nat(9),
    pattern: fc.constantFrom('[A-Z]', String.raw`\d`, String.raw`\i\c*`),
    jsonSchema: fc.constant({ type: 'string' }),
  }),
}).map((more) => ({ type: 'string', ...more }))
const others = fc.constantFrom<object>(
  { type: 'date', format: 'any' },
  { type: 'number', decimalChar: ',' },
  { type: 'boolean', trueValues: ['yes'] },
  { type: 'geopoint' },
  { type: 'date', constraints: { minimum: '2026-01-01' } },
  { type: 'string', constraints: { enum: ['a'] } },
  { type: 'datetime' },
)
const fields = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.oneof(number, text, others)), { selector: ([name]) => name })
  .map((all) => [{ name: 'key', type: 'integer' }, ...all.map(([name, more]) => ({ name, ...more }))])
const schema = fc.record(
  {
    fields,
    primaryKey: fc.constantFrom('key', ['key'], ['key', 'a']),
    uniqueKeys: fc.constant([['key', 'a']]),
    missingValues: fc.constant(['', 'NA']),
    fieldsMatch: fc.constantFrom('subset', ['superset'], 'partial', 'equal'),
    foreignKeys: fc.constant([{ fields: ['key'], reference: { resource: '', fields: ['a'] } }]),
  },
  { requiredKeys: ['fields'] },
)
const whole = fc.oneof(
  schema,
  schema.map((each) => ({ name: 'orders', path: 'a.csv', schema: each })),
  schema.map((each) => ({
    name: 'shop',
    resources: [{ name: 'orders', path: 'a.csv', schema: each, dialect: { a: 1 } }],
  })),
)

const keywords = [
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const),
  ...(['minLength', 'maxLength', 'pattern', 'enum', 'unique'] as const),
]

function fieldOf(name: string, column: Column): object {
  const { type, nullable, description } = column
  const constraints = { ...picked(column, keywords), ...(nullable !== true && { required: true }) }
  return {
    name,
    type: type === 'timestamp' ? 'datetime' : type,
    ...(description !== undefined && { description }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}

function write({ columns, fields: match = 'subset', ordered }: Table): unknown {
  const exact = ordered === true ? 'exact' : 'equal'
  return {
    fields: Object.entries(columns).map(([name, column]) => fieldOf(name, column)),
    fieldsMatch: match === 'exact' ? exact : 'subset',
  }
}

schemaReaderLaws({
  reader: 'frictionless',
  samples: whole,
  can: {
    types: ['integer', 'number', 'string', 'boolean', 'date', 'timestamp'],
    keywords: [...keywords, 'nullable', 'description'],
    fields: ['subset', 'exact'],
  },
  write,
})

test('a resource of a data package is the columns of a dataset', () => {
  expect(schemaFile('datapackage.json#orders')).toMatchInlineSnapshot(`
    {
      "columns": {
        "amount": {
          "nullable": true,
        },
        "code": {
          "maxLength": 9,
          "nullable": false,
          "pattern": "[A-Z]{2}\\d+",
          "type": "string",
        },
        "country": {
          "enum": [
            "US",
            "DE",
          ],
          "nullable": true,
          "type": "string",
        },
        "day": {
          "nullable": true,
        },
        "id": {
          "description": "counts up",
          "minimum": 1,
          "nullable": false,
          "type": "integer",
          "unique": true,
        },
        "place": {
          "nullable": true,
        },
      },
      "fields": "subset",
      "warnings": [
        "2:3 \`name\` of the file is not kept: it is no promise about its data",
        "6:7 \`path\` of \`resources[0]\` is not kept: it is no promise about its data",
        "13:48 \`pattern\` of \`resources[0].schema.fields[1].constraints\` is not kept exactly: classes such as \`\\d\` and \`\\w\` stand for ASCII here, for more in XML Schema",
        "15:28 \`type\` of \`resources[0].schema.fields[2]\` is not kept: its values are written in a form of their own",
        "15:44 \`format\` of \`resources[0].schema.fields[2]\` is not kept: a contract knows one form of each type",
        "16:31 \`type\` of \`resources[0].schema.fields[3]\` is not kept: its values are written in a form of their own",
        "16:49 \`decimalChar\` of \`resources[0].schema.fields[3]\` is not kept: a contract knows one form of each type",
        "16:86 \`minimum\` of \`resources[0].schema.fields[3].constraints\` is not kept: a contract can not say it",
        "18:30 \`type\` of \`resources[0].schema.fields[5]\` is not kept: a column has no such type",
        "21:9 \`missingValues\` of \`resources[0].schema\` is not kept: an empty field is null, and no other",
        "23:9 \`foreignKeys\` (\`fields\`, \`reference\`, \`resource\`, \`fields\`) of \`resources[0].schema\` is not kept: a contract can not say it",
      ],
    }
  `)
})
