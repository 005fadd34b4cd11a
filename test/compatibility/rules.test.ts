import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rules } from '../../src/compatibility/rules.ts'
import { validRows } from '../../src/data/rows.ts'
import type { Column, Scalar } from '../../src/model/contract.ts'
import { validColumns } from '../support/columns.ts'
import { dataset } from '../support/declared.ts'
import { judged } from '../support/judged.ts'
import { messages } from '../support/messages.ts'

const conflicts = (promised: Column, needed: Column): { rule: string; witness?: Scalar }[] =>
  Object.entries(rules).flatMap(([rule, find]) => {
    const { witness } = find(promised, needed) ?? {}
    if (!find(promised, needed)) return []
    return [witness === undefined ? { rule } : { rule, witness }]
  })

const said = async (value: Column, witness: Scalar): Promise<string> =>
  messages(await judged({ value }, { rows: [{ value: witness }] }))

test('a witness is a value that the producer may write and the consumer may not read', async () => {
  const seen = new Set<string>()
  let ran = 0
  const property = fc.asyncProperty(validColumns, validColumns, async (promised, needed) => {
    for (const { rule, witness } of conflicts(promised, needed)) {
      if (witness === undefined) continue
      expect(await said(promised, witness)).toBe('')
      expect(await said(needed, witness)).not.toBe('')
      seen.add(rule)
    }
    ran++
  })
  await fc.assert(property, { numRuns: 200, seed: 1 })
  expect(ran).toBe(200)
  expect([...seen].toSorted()).toEqual(['length', 'nullability', 'pattern', 'range', 'set', 'type'])
}, 30_000)

test('without a conflict all that the producer may write can be read', async () => {
  let compatible = 0
  // of what fits a pattern the rules tell nothing
  const promises = validColumns.filter(({ pattern }) => pattern === undefined)
  const property = fc.asyncProperty(promises, validColumns, async (promised, needed) => {
    if (conflicts(promised, needed).length > 0) return
    const rows = validRows(dataset({ value: promised }), { rows: 30, seed: '', place: 'step.out' })
    expect(messages(await judged({ value: needed }, { rows }))).toBe('')
    compatible++
  })
  await fc.assert(property, { numRuns: 800, seed: 1 })
  expect(compatible).toBeGreaterThan(30)
}, 30_000)

test('a column satisfies itself', () => {
  let ran = 0
  const property = fc.property(validColumns, (column) => {
    expect(conflicts(column, column)).toEqual([])
    ran++
  })
  fc.assert(property, { numRuns: 300, seed: 1 })
  expect(ran).toBe(300)
})
