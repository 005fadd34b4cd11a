import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table } from '../../src/model/table.ts'
import { csv } from '../../src/table/formats/csv.ts'
import { forms } from '../../src/table/forms.ts'
import { openFiles } from '../../src/table/open.ts'
import { identifier, literal } from '../../src/table/sql.ts'
import { castTo, sureColumn, valueColumn, type SureType } from '../../src/table/values.ts'
import { folder } from '../support/folder.ts'

/** Texts that are nearly numbers and days. */
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-._eExX \tnaifNAIF')), maxLength: 8 }),
  fc.integer().map(String),
  fc.double().map(String),
  fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }).map(String),
  fc.date({ noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
  fc.constantFrom(
    '+-5',
    '1e400',
    '-inf',
    'INF',
    '1_0',
    ' 1',
    '1 ',
    '1\v',
    '0x1F',
    '007',
    '-0',
    '1.',
    '.5',
    '2023-02-29',
    '10000-01-01',
    '2024-1-1',
    'infinity',
    '2024-01-01 (BC)',
  ),
)

async function tableOf(list: string[]): Promise<Table> {
  const lines = list.map((text) => `"${text.replaceAll('"', '""')}"`)
  return openFiles([join(folder({ 'a.csv': `t\n${lines.join('\n')}\n` }), 'a.csv')], csv)
}

const many = fc.sample(texts, { seed: 7, numRuns: 5000 }).concat(['5', '-5', '1.5', '2024-02-29'])
const sureTypes: SureType[] = ['integer', 'number', 'date']

test.each(sureTypes)(
  'what is surely of type %s has its form, and the value that a careful cast gives',
  async (type) => {
    const table = await tableOf(many)
    const [t, sure, value] = [identifier('t'), sureColumn('t', type), valueColumn('t', type)]
    const { pattern, sql } = forms[type]
    const isOf = `(regexp_full_match(${t}, ${literal(pattern)}) AND TRY_CAST(${t} AS ${sql}) IS NOT NULL)`
    expect(await table.sample(`${sure} IS NOT NULL AND NOT ${isOf}`, 3)).toEqual([])
    expect(await table.sample(`${sure} IS NOT NULL AND ${sure} IS DISTINCT FROM ${castTo(type, t)}`, 3)).toEqual([])
    const [differ, known] = await table.aggregate([
      `count(*) FILTER (${value} IS DISTINCT FROM ${castTo(type, t)})::DOUBLE`,
      `count(${sure})::DOUBLE`,
    ])
    expect(differ).toBe(0)
    expect(Number(known)).toBeGreaterThan(100)
  },
)

test.each([
  ['1', 1],
  ['1.0', 1],
  ['+1', 1],
  ['1.5', null],
  ['1_0', null],
  ['9223372036854775808', null],
])('the integer of `%s` is %s', async (text, value) => {
  expect(await (await tableOf([text])).aggregate([`max(${valueColumn('t', 'integer')})::DOUBLE`])).toEqual([value])
})

test('a file without the column has no sure value of it', async () => {
  const dir = folder({ 'a.csv': 'id,n\n1,2\n', 'b.csv': 'id\n3\n' })
  const table = await openFiles([join(dir, 'a.csv'), join(dir, 'b.csv')], csv)
  const sample = await table.sample(`${sureColumn('n', 'integer')} IS NULL`, 9)
  expect(sample.map(({ values }) => values['id'])).toEqual(['3'])
})
