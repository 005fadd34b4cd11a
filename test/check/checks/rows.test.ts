import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { judged } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'
import type { Finding } from '../../../src/model/finding.ts'

const judgedRows = (count: number, rows: { min: number; max?: number }): Promise<Finding[]> =>
  judged({ id: {} }, { rows: Array.from({ length: count }, (_, id) => ({ id })), declared: { rows }, check: 'rows' })

test('as many rows as declared are right', async () => {
  expect(await judgedRows(2, { min: 2, max: 2 })).toEqual([])
})

test('a table without rows is a violation', async () => {
  expect(messages(await judgedRows(0, { min: 1 }))).toMatchInlineSnapshot(
    `"rows: Unexpected 0 rows in \`step.out\`, expected at least 1 row, find where the rows are lost, or write \`rows: { min: 0 }\`"`,
  )
})

test('a table without rows is right where it is declared so', async () => {
  expect(await judgedRows(0, { min: 0 })).toEqual([])
})

test('too many rows are a violation', async () => {
  expect(messages(await judgedRows(3, { min: 0, max: 1 }))).toMatchInlineSnapshot(
    `"rows: Unexpected 3 rows in \`step.out\`, expected at most 1 row, find where the rows come from, or change \`rows\`"`,
  )
})

test('a row of nulls is a row', async () => {
  expect(await judged({ id: {} }, { rows: [{ id: null }], declared: { rows: { min: 1 } }, check: 'rows' })).toEqual([])
})

test('rows are counted as a loop counts them', async () => {
  let ran = 0
  const property = fc.asyncProperty(fc.nat(5), fc.nat(4), fc.nat(4), async (count, min, max) => {
    expect(await judgedRows(count, { min, max })).toHaveLength(count < min || count > max ? 1 : 0)
    ran++
  })
  await fc.assert(property, { numRuns: 60, seed: 1 })
  expect(ran).toBe(60)
})
