import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns } from '../../../src/check/checks/columns.ts'
import type { Column, Dataset } from '../../../src/model/contract.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { dataset } from '../../support/declared.ts'
import { judged } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

const declared: Record<string, Column> = { id: {}, amount: {}, note: { optional: true } }

const judgedNames = (names: string[], more: Partial<Dataset> = {}): Promise<Finding[]> =>
  judged(declared, { rows: [], names, declared: more, check: 'columns' })

test('more columns, and none of the optional ones, are right in any order', async () => {
  expect(await judgedNames(['extra', 'amount', 'id'])).toEqual([])
})

test('a column that is not there is a violation, and one like it is named', async () => {
  expect(messages(await judgedNames(['ID', 'extra']))).toMatchInlineSnapshot(`
    "columns: Unexpected columns \`ID\` and \`extra\` in \`step.out.id\`, expected a column \`id\`, rename \`ID\`
    columns: Unexpected columns \`ID\` and \`extra\` in \`step.out.amount\`, expected a column \`amount\`, write it, or declare it \`optional: true\`"
  `)
})

test('more columns are a violation where exactly these are declared', async () => {
  expect(messages(await judgedNames(['id', 'amount', 'extra'], { fields: 'exact' }))).toMatchInlineSnapshot(
    `"columns: Unexpected columns \`extra\` in \`step.out\`, expected no more than \`id\`, \`amount\` and \`note\`, drop them, or declare them"`,
  )
})

test('another order is a violation where it is declared', async () => {
  expect(await judgedNames(['id', 'extra', 'amount'], { ordered: true })).toEqual([])
  expect(messages(await judgedNames(['amount', 'id'], { ordered: true }))).toMatchInlineSnapshot(
    `"columns: Unexpected columns in the order amount, id in \`step.out\`, expected the order id, amount, write them in this order"`,
  )
})

test('a header is told from each file that has another one', () => {
  const check = columns(dataset({ id: {} }))
  expect(check.find(['id'])).toEqual([])
  expect(check.find(['key'])).toHaveLength(1)
})

test('columns are told apart as a loop over the names tells them', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__', 'a.b'), { minLength: 1 })
  let ran = 0
  const property = fc.property(names, names, fc.boolean(), (wanted, present, exact) => {
    const check = columns(
      dataset(Object.fromEntries(wanted.map((name) => [name, {}])), { fields: exact ? 'exact' : 'subset' }),
    )
    const missing = wanted.filter((name) => !present.includes(name))
    const extra = exact && present.some((name) => !wanted.includes(name))
    const found = check.find(present)
    expect(found.flatMap(({ column }) => column ?? [])).toEqual(missing)
    expect(found).toHaveLength(missing.length + (extra ? 1 : 0))
    ran++
  })
  fc.assert(property, { numRuns: 200, seed: 1 })
  expect(ran).toBe(200)
})
