import { expect, test } from 'vitest'
import type { ColumnType } from '../../src/model/contract.ts'
import { query } from '../../src/table/engine.ts'
import { formOf, forms } from '../../src/table/forms.ts'
import { literal } from '../../src/table/sql.ts'

async function fits(type: ColumnType, text: string, nullable = false): Promise<boolean> {
  const { pattern, sql } = formOf(type, nullable)
  const value = literal(text)
  const isValue = `regexp_full_match(${value}, ${literal(pattern)}) AND TRY_CAST(${value} AS ${sql}) IS NOT NULL`
  const [row] = await query(`SELECT ${isValue}`)
  return row?.[0] === true
}

const examples: Record<ColumnType, { good: string[]; bad: string[] }> = {
  integer: {
    good: ['0', '-1', '+7', '007', '9007199254740993', '-170141183460469231731687303715884105728'],
    bad: ['', '1.0', '1.5', '1e3', '1_000', ' 1', '0x1F', 'nan', '１', '1'.repeat(40)],
  },
  number: {
    good: ['0', '-1.5', '.5', '5.', '1e-7', '+1E+3', 'NaN', 'nan', 'inf', '-Infinity'],
    bad: ['', '1,5', '1_000', '1e', ' 1', '--1', 'e5', '.', '0x1F', 'NULL'],
  },
  boolean: { good: ['true', 'False', 'TRUE'], bad: ['', 'yes', '1', 't', 'tRue', 'true '] },
  date: {
    good: ['2024-01-31', '2024-02-29', '0001-01-01'],
    bad: ['2024-02-31', '2023-02-29', '2024-13-01', '2024-1-31', '31.01.2024', '2024-01-31T00:00:00', ''],
  },
  timestamp: {
    good: [
      '2024-01-31',
      '2024-01-31T12:00:00Z',
      '2024-01-31 12:00',
      '2024-01-31 12:00:00.123456',
      '2024-01-31T12:00:00+02:00',
    ],
    bad: ['2024-02-31T12:00:00', '2024-01-31T25:00:00', '2024-01-31T', '12:00', '1706702400', ''],
  },
  string: { good: ['', 'x', 'a\nb', "it's"], bad: [] },
}

const cases = Object.keys(forms).flatMap((name) => {
  // the keys of `forms` are the types
  const type = name as ColumnType
  const { good, bad } = examples[type]
  return [...good.map((text) => [type, text, true] as const), ...bad.map((text) => [type, text, false] as const)]
})

test.each(cases)('%s: the text `%s` fits: %s', async (type, text, expected) => {
  expect(await fits(type, text)).toBe(expected)
})

test.each(['1.0', '-7.000', '9007199254740993.0'])('an integer that may be null is also written `%s`', async (text) => {
  expect([await fits('integer', text, true), await fits('integer', text, false)]).toEqual([true, false])
})

test.each(['1.5', '1.', '1.0e3', '.0'])('an integer that may be null is never written `%s`', async (text) => {
  expect(await fits('integer', text, true)).toBe(false)
})
