import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column } from '../../../src/model/contract.ts'
import { schemaReaderLaws } from '../../laws/schemaReader.ts'
import { schemaFile } from '../../support/schemaFile.ts'
import type { Table } from '../../support/tables.ts'

const columnTest = fc.constantFrom<unknown>(
  { accepted_values: { values: ['a', 'b'] } },
  { accepted_values: { arguments: { values: [1, 2], quote: false } } },
  { relationships: { to: 'ref(a)', field: 'id' } },
  { 'dbt_utils.accepted_range': { min_value: 1, max_value: 5, inclusive: false } },
  { 'dbt_utils.accepted_range': { arguments: { min_value: 2 }, name: 'low' } },
  { 'dbt_utils.at_least_one': { group_by_columns: ['a'] } },
  { 'dbt_expectations.expect_column_values_to_be_between': { max_value: 2, row_condition: 'a > 1' } },
  { 'dbt_expectations.expect_column_value_lengths_to_be_between': { min_value: 2, max_value: 9 } },
  { 'dbt_expectations.expect_column_values_to_match_regex': { regex: '^a', flags: 'i' } },
  { not_null: { config: { where: 'a > 1' } } },
  { test_name: 'not_null', description: 'always there' },
  { unique: { config: { tags: ['a'] } } },
  'my_own_test',
)

const types = fc.constantFrom('varchar(3)', 'numeric(3,1)', 'jsonb', 'timestamp')
const column = fc.record(
  {
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    data_type: types,
    description: fc.constant('what it is'),
    meta: fc.constant('x'),
    policy_tags: fc.constant(['x']),
    constraints: fc.constantFrom(
      [{ type: 'not_null' }],
      [{ type: 'check', expression: 'a > 1' }],
      [{ type: 'primary_key' }],
    ),
  },
  { requiredKeys: ['name'] },
)
const tested = fc
  .tuple(column, columnTest, fc.constantFrom('tests', 'data_tests'))
  // a test beside a constraint may say the same twice
  .map(([each, one, key]) => ('constraints' in each || 'data_type' in each ? each : { ...each, [key]: [one] }))
const model = fc.record(
  {
    name: fc.constant('orders'),
    description: fc.constant('Orders'),
    config: fc.constant({ materialized: 'table', contract: { enforced: true } }),
    constraints: fc.constant([{ type: 'check', expression: 'a > 1' }]),
    columns: fc.uniqueArray(tested, { selector: ({ name }) => name, minLength: 1 }),
    data_tests: fc.constantFrom(
      [{ 'dbt_expectations.expect_table_row_count_to_be_between': { min_value: 3, max_value: 9 } }],
      [{ 'dbt_utils.unique_combination_of_columns': { combination_of_columns: ['x', 'y'] } }],
      ['my_own_test'],
    ),
  },
  { requiredKeys: ['name', 'columns'] },
)
const whole = fc.tuple(model, fc.constantFrom('models', 'seeds', 'sources')).map(([each, kind]) => ({
  version: 2,
  exposures: [{ name: 'x' }],
  [kind]: kind === 'sources' ? [{ name: 'shop', database: 'raw', tables: [each] }] : [each],
}))

const sql = {
  integer: 'bigint',
  number: 'double',
  string: 'text',
  boolean: 'bool',
  date: 'date',
  timestamp: 'timestamp',
}

function rangeOf(said: Column): object[] {
  const { minimum: low, maximum: high, exclusiveMinimum: above, exclusiveMaximum: below } = said
  const closed = { ...(low !== undefined && { min_value: low }), ...(high !== undefined && { max_value: high }) }
  const open = { ...(above !== undefined && { min_value: above }), ...(below !== undefined && { max_value: below }) }
  return [
    ...(Object.keys(closed).length > 0 ? [{ 'dbt_utils.accepted_range': closed }] : []),
    ...(Object.keys(open).length > 0
      ? [{ 'dbt_utils.accepted_range': { arguments: { ...open, inclusive: false } } }]
      : []),
  ]
}

function columnOf(name: string, said: Column): object {
  const { type = 'string', nullable, unique, description, minLength: min_value, maxLength: max_value } = said
  const lengths = { ...(min_value !== undefined && { min_value }), ...(max_value !== undefined && { max_value }) }
  const tests = [
    ...(nullable === true ? [] : ['not_null']),
    ...(unique === true ? ['unique'] : []),
    ...(said.enum ? [{ accepted_values: { values: said.enum } }] : []),
    ...rangeOf(said),
    ...(Object.keys(lengths).length > 0
      ? [{ 'dbt_expectations.expect_column_value_lengths_to_be_between': lengths }]
      : []),
  ]
  return { name, data_type: sql[type], ...(description !== undefined && { description }), data_tests: tests }
}

function write({ columns, rows = {}, fields }: Table): unknown {
  const { min, max } = rows
  const count = { ...(min !== undefined && { min_value: min }), ...(max !== undefined && { max_value: max }) }
  const table = {
    name: 'table',
    columns: Object.entries(columns).map(([name, each]) => columnOf(name, each)),
    ...(Object.keys(count).length > 0 && {
      tests: [{ 'dbt_expectations.expect_table_row_count_to_be_between': count }],
    }),
    ...(fields && { config: { contract: { enforced: fields === 'exact' } } }),
  }
  return { models: [table] }
}

schemaReaderLaws({
  reader: 'dbt',
  samples: whole,
  can: {
    types: ['integer', 'number', 'string', 'boolean', 'date', 'timestamp'],
    keywords: [
      ...(['nullable', 'unique', 'description', 'enum', 'minimum', 'maximum', 'exclusiveMinimum'] as const),
      ...(['exclusiveMaximum', 'minLength', 'maxLength'] as const),
    ],
    rows: true,
    fields: ['subset', 'exact'],
  },
  write,
})

describe('a `schema.yml`', () => {
  test('has the columns of the model that is named', () => {
    expect(schemaFile('schema.yml#orders')).toMatchInlineSnapshot(`
      {
        "columns": {
          "amount": {
            "exclusiveMaximum": 100000,
            "exclusiveMinimum": 0,
            "nullable": true,
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
            "maxLength": 20,
            "nullable": false,
            "pattern": "[A-Z]{2}\\d+",
            "type": "string",
          },
          "order_id": {
            "description": "counts up",
            "nullable": false,
            "type": "integer",
            "unique": true,
          },
        },
        "fields": "exact",
        "rows": {
          "max": 5000,
          "min": 1,
        },
        "warnings": [
          "1:1 \`version\` of the file is not kept: it is no promise about its data",
          "5:5 \`description\` of \`models[0]\` is not kept: it is no promise about its data",
          "6:15 \`materialized\` of \`models[0].config\` is not kept: a contract can not say it",
          "7:5 \`constraints\` (\`type\`, \`expression\`) of \`models[0]\` is not kept: a contract can not say it",
          "19:13 test \`relationships\`, \`to\`, \`field\` at \`models[0].columns[1].tests[0]\` is not kept: no keyword of a contract is as much",
          "20:69 \`regex\` of \`models[0].columns[1].tests[1].dbt_expectations.expect_column_values_to_match_regex\` is not kept exactly: it is read as JavaScript reads it, not as the database does",
          "22:9 \`data_type\` of \`models[0].columns[2]\` is not kept exactly: of \`numeric(12,2)\` only the kind is",
          "26:13 test \`not_null\`, \`config\`, \`where\` at \`models[0].columns[2].data_tests[1]\` is not kept: it holds at times only, or by values that a template gives",
          "30:13 test \`dbt_utils.accepted_range\`, \`min_value\` at \`models[0].columns[3].data_tests[1]\` is not kept: it holds at times only, or by values that a template gives",
        ],
      }
    `)
  })

  test('asks which model is meant', () => {
    expect(() => schemaFile('schema.yml')).toThrowErrorMatchingInlineSnapshot(`
      [PipeproofError: Unexpected choice of 2 tables in \`schema\`, expected \`orders\` or \`days\`, write \`#orders\` behind the path
        in   test/fixtures/schemas/schema.yml:1:1
        see  docs/errors.md#pp004]
    `)
  })
})
