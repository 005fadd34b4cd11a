import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { references } from '../../../src/check/checks/references.ts'
import { checkPort } from '../../../src/check/port.ts'
import type { Column } from '../../../src/model/contract.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { observePort } from '../../../src/observe/port.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { messages } from '../../support/messages.ts'

type Values = (string | null)[]

const lines = (name: string, values: Values): string => `${[name, ...values.map((value) => value ?? '')].join('\n')}\n`

/** What is said of a column of `sales` that refers to one of `shops`. */
async function judge(values: Values, known: Values, column: Column = { type: 'integer' }): Promise<Finding[]> {
  const declared = { ...column, nullable: true, references: 'shops.id' }
  const sales = port('sales', { shop: declared, row: {} }, { rows: { min: 0 } })
  const rows = values.map((value, index) => `${value ?? ''},${index}\n`)
  const beside = [
    observePort('step', port('shops', { id: { nullable: true } }), folder({ 'data.csv': lines('id', known) })),
    observePort('step', port('sales', {}), folder()),
  ]
  const observed = observePort('step', sales, folder({ 'data.csv': `shop,row\n${rows.join('')}` }))
  return checkPort(observed, { fault: 'producer', beside, select: ({ name }) => name === 'references' })
}

const plain = (text: string | null): string => (Number(text) === 1 ? '1' : String(text))
const cell = fc.constantFrom('1', '01', '1.0', '2', '3', 'x', null)

test('it counts the values that are nowhere in the other column', async () => {
  const seen = new Set<boolean>()
  const property = fc.asyncProperty(
    fc.array(cell, { maxLength: 12 }),
    fc.array(cell, { minLength: 1 }),
    async (values, known) => {
      const expected = values.filter((value) => value !== null && !known.map(plain).includes(plain(value))).length
      expect((await judge(values, known)).map(({ count }) => count)).toEqual(expected === 0 ? [] : [expected])
      seen.add(expected > 0)
    },
  )
  await fc.assert(property, { numRuns: 60, seed: 1 })
  expect(seen).toEqual(new Set([true, false]))
})

test('a value that the other column lacks is a violation, with its rows', async () => {
  const found = await judge(['1', '9', null, '9'], ['1', '2'])
  expect(messages(found)).toMatchInlineSnapshot(
    `"references: Unexpected \`9\` in \`step.sales.shop\`, expected a value of \`shops.id\`, drop these rows, or find why \`shops.id\` lacks them"`,
  )
  expect(found).toMatchObject([{ place: 'step.sales.shop', count: 2, total: 4, sample: [{ row: 2 }, { row: 4 }] }])
})

test('texts are told apart by each letter', async () => {
  expect(await judge(['01', 'x'], ['1', 'X'], { type: 'string' })).toMatchObject([{ count: 2 }])
})

test('where the other data is not at hand there is no such check', () => {
  expect(references('shop', { references: 'shops.id' }, {})).toBeUndefined()
  expect(references('shop', {}, { 'shops.id': new Set() })).toBeUndefined()
})
