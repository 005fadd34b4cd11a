import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type } from '../../../src/check/checks/type.ts'
import type { Column } from '../../../src/model/contract.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const fits: Record<string, (text: string, column: Column) => boolean> = {
  integer: (text, { nullable }) => (nullable ? /^-?\d+(\.0+)?$/ : /^-?\d+$/).test(text),
  number: (text) => text === 'NaN' || (/^[-\d.e]+$/.test(text) && !Number.isNaN(Number(text))),
  boolean: (text) => ['true', 'True', 'false'].includes(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text),
}

const texts = fc.oneof(
  fc.constantFrom('NaN', 'true', 'True', 'false', 'yes', '', ' 1', '1_000', '1,5', '2024-1-1'),
  fc.integer({ min: -1e6, max: 1e6 }).map(String),
  fc
    .tuple(fc.integer({ min: -99, max: 99 }), fc.constantFrom('.0', '.00', '.5', '.', 'e3'))
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('2023', '2024'), fc.constantFrom('02', '12', '13'), fc.constantFrom('01', '29', '31'))
    .map((parts) => parts.join('-')),
)

checkLaws({
  check: 'type',
  columns: fc.record({ type: fc.constantFrom('integer', 'number', 'boolean', 'date'), nullable: fc.boolean() }),
  texts,
  count: (values, column) => values.filter((text) => !fits[column.type ?? '']?.(text, column)).length,
})

test('text among integers is a violation', async () => {
  const found = await judgedColumn('type', { type: 'integer', minimum: 0 }, ['1', 'many', '1.5', null])
  expect(messages(found)).toMatchInlineSnapshot(
    `"type: Unexpected \`many\` in \`step.out.value\`, expected an integer of at least 0, write this column as integer, or declare the type that it has"`,
  )
  expect(found[0]).toMatchObject({ count: 2, total: 4 })
})

test('`1.0` is an integer only where pandas had to write nulls', async () => {
  expect(await judgedColumn('type', { type: 'integer', nullable: true }, ['1.0', null])).toEqual([])
  expect(messages(await judgedColumn('type', { type: 'integer' }, ['1.0']))).toMatchInlineSnapshot(
    `"type: Unexpected \`1.0\` in \`step.out.value\`, expected an integer, write this column as integer, or declare the type that it has"`,
  )
})

test('`NaN` is a number and no integer', async () => {
  expect(await judgedColumn('type', { type: 'number' }, ['NaN'])).toEqual([])
  expect(await judgedColumn('type', { type: 'integer', nullable: true }, ['NaN'])).toHaveLength(1)
})

test('the 31st of February is no date', async () => {
  expect(messages(await judgedColumn('type', { type: 'date' }, ['2024-02-29', '2024-02-31']))).toMatchInlineSnapshot(
    `"type: Unexpected \`2024-02-31\` in \`step.out.value\`, expected a date, write this column as date, or declare the type that it has"`,
  )
})

test('every text is a string, and without a type every value is right', async () => {
  expect(await judgedColumn('type', { type: 'string' }, ['', '1', 'true'])).toEqual([])
  expect(type('value', {})).toBeUndefined()
})
