import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../../../src/model/contract.ts'
import { schemaReaderLaws } from '../../laws/schemaReader.ts'
import { schemaFile } from '../../support/schemaFile.ts'
import { picked, type Table } from '../../support/tables.ts'

const check = fc.constantFrom<[string, unknown]>(
  ['greater_than', 3],
  ['less_than_or_equal_to', { value: 3 }],
  ['in_range', { min_value: 1, max_value: 9, include_min: false }],
  ['equal_to', 7],
  ['isin', [1, 2]],
  ['notin', [1, 2]],
  ['greater_than', '2026-01-01'],
  ['str_length', { min_value: 1, max_value: 9, exact_value: null }],
  ['str_length', { exact_value: 9 }],
  ['str_matches', String.raw`a\d`],
  ['str_contains', { pattern: '(?P<year>a)' }],
  ['str_startswith', 'a.'],
  ['le', { value: 4, options: { raise_warning: true } }],
  ['my_check', { a: 1 }],
)
const asListed = ([name, value]: [string, unknown]): object => {
  const isArguments = typeof value === 'object' && !Array.isArray(value)
  const { options = {}, ...args } = (isArguments ? value : { value }) as { options?: object } // one of the samples above
  return { ...args, options: { check_name: name, ...options } }
}
const checks = fc.tuple(check, fc.constantFrom('map', 'list', 'flat')).map(([[name, value], form]): object => {
  if (form === 'flat') return { [name]: value }
  return { checks: form === 'map' ? { [name]: value } : [asListed([name, value])] }
})
const column = fc
  .tuple(
    fc.record(
      {
        title: fc.constantFrom('A', null),
        description: fc.constant('what it is'),
        dtype: fc.constantFrom('object', 'category'),
        nullable: fc.boolean(),
        unique: fc.boolean(),
        required: fc.boolean(),
        coerce: fc.boolean(),
        parsers: fc.constant({ a: 1 }),
      },
      { requiredKeys: [] },
    ),
    checks,
  )
  .map(([more, one]) => ({ ...more, ...one }))
const typed = fc
  .constantFrom('int8', 'uint64', 'Int64', 'float32', 'str', 'bool', 'datetime64[ns]')
  .map((dtype) => ({ dtype }))
const whole = fc.record(
  {
    schema_type: fc.constant('dataframe'),
    version: fc.constant('0.24.0'),
    columns: fc
      .tuple(typed, fc.dictionary(fc.constantFrom('a', 'b'), column))
      .map(([key, others]) => ({ key, ...others, '^x': { dtype: 'str', regex: true } })),
    checks: fc.constant({ my_check: { a: 1 } }),
    index: fc.constant([{ dtype: 'int64', name: 'i' }]),
    coerce: fc.constant(true),
    strict: fc.constantFrom(true, false, 'filter'),
    ordered: fc.boolean(),
    unique: fc.constantFrom(['key'], ['key', 'a']),
  },
  { requiredKeys: ['schema_type', 'columns'] },
)

const dtypes = {
  integer: 'int64',
  number: 'float64',
  string: 'str',
  boolean: 'bool',
  date: 'date',
  timestamp: 'datetime64[ns]',
}
const names = {
  minimum: 'greater_than_or_equal_to',
  maximum: 'less_than_or_equal_to',
  exclusiveMinimum: 'greater_than',
  exclusiveMaximum: 'less_than',
  enum: 'isin',
}

function columnOf(said: Column): object {
  const { type = 'string', optional, pattern, minLength, maxLength } = said
  const bounds = Object.entries(names).flatMap(([key, name]) => {
    const value: unknown = Reflect.get(said, key)
    return value === undefined ? [] : [[name, value]]
  })
  const lengths = { min_value: minLength ?? null, max_value: maxLength ?? null, exact_value: null }
  return {
    dtype: dtypes[type],
    ...picked(said, ['nullable', 'unique', 'description']),
    ...(optional === true && { required: false }),
    checks: {
      ...(Object.fromEntries(bounds) as object), // pairs of a name and a value
      ...((minLength ?? maxLength) !== undefined && { str_length: lengths }),
      ...(pattern !== undefined && { str_matches: `(?:${pattern})$` }),
    },
  }
}

const write = ({ columns, fields, ordered }: Table): unknown => ({
  schema_type: 'dataframe',
  columns: Object.fromEntries(Object.entries(columns).map(([name, said]) => [name, columnOf(said)])),
  ...(fields && { strict: fields === 'exact' }),
  ...(ordered !== undefined && { ordered }),
})

schemaReaderLaws({
  reader: 'pandera',
  samples: whole,
  can: {
    types: ['integer', 'number', 'string', 'boolean', 'date', 'timestamp'],
    keywords: [
      ...(['nullable', 'optional', 'unique', 'description', 'enum', 'minimum', 'maximum'] as const),
      ...(['exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'pattern'] as const),
    ],
    fields: ['subset', 'exact'],
    ordered: [true, false],
  },
  write,
})

test('a schema of a data frame is the columns of a dataset', () => {
  expect(schemaFile('orders.pandera.yaml')).toMatchInlineSnapshot(`
    {
      "columns": {
        "amount": {
          "exclusiveMaximum": 100,
          "minimum": 0,
          "nullable": true,
          "type": "number",
        },
        "currency": {
          "enum": [
            "USD",
            "EUR",
          ],
          "type": "string",
        },
        "customer": {
          "maxLength": 5,
          "minLength": 3,
          "nullable": false,
          "pattern": "[A-Z]{2}\\d[\\s\\S]*",
        },
        "day": {
          "type": "timestamp",
        },
        "order_id": {
          "description": "counts up",
          "minimum": 1,
          "nullable": false,
          "optional": false,
          "type": "integer",
          "unique": true,
        },
        "size": {
          "maximum": 127,
          "minimum": -128,
          "optional": true,
          "type": "integer",
        },
      },
      "fields": "exact",
      "ordered": false,
      "warnings": [
        "2:1 \`version\` of the file is not kept: it is no promise about its data",
        "11:5 \`coerce\` of \`columns.order_id\` is not kept: a contract can not say it",
        "15:5 \`dtype\` of \`columns.customer\` is not kept: values of \`object\` have no single type",
        "16:18 \`pattern\` of \`columns.customer.str_matches\` is not kept exactly: classes such as \`\\d\` and \`\\w\` stand for ASCII here, for more in Python",
        "24:9 \`[1]\` (\`value\`, \`options\`, \`check_name\`, \`raise_warning\`) of \`columns.amount.checks\` is not kept: check \`less_than\` is more than a keyword of a contract",
        "25:58 \`notin\` of \`columns.currency\` is not kept: check \`notin\` is more than a keyword of a contract",
        "26:45 \`greater_than\` of \`columns.day.checks\` is not kept: check \`greater_than\` is more than a keyword of a contract",
        "29:1 \`index\` (\`dtype\`, \`nullable\`) of the file is not kept: a contract can not say it",
        "30:1 \`coerce\` of the file is not kept: a contract can not say it",
        "32:1 \`unique\` of the file is not kept: only one column by itself can be unique",
      ],
    }
  `)
})
