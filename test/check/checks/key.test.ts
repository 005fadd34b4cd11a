import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { key } from '../../../src/check/checks/key.ts'
import { dataset } from '../../support/declared.ts'
import { judged } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

const columns = { shop: { type: 'string', nullable: true }, order: { type: 'integer', nullable: true } } as const
const declared = { key: ['shop', 'order'] }
const cells = { shop: fc.constantFrom('a', 'b', '', null), order: fc.constantFrom('1', '01', '1.0', '2', 'x', null) }

test('it counts the rows whose values came before, together', async () => {
  const seen = new Set<boolean>()
  const property = fc.asyncProperty(fc.array(fc.record(cells), { maxLength: 12 }), async (rows) => {
    const keys = rows.map(({ shop, order }) => JSON.stringify([shop, Number(order) === 1 ? '1' : order]))
    const expected = rows.length - new Set(keys).size
    const found = await judged(columns, { rows, declared, check: 'key' })
    expect(found.map(({ count }) => count)).toEqual(expected === 0 ? [] : [expected])
    seen.add(expected > 0)
  })
  await fc.assert(property, { numRuns: 60, seed: 1 })
  expect(seen).toEqual(new Set([true, false]))
})

test('a row whose key came before is a violation, with all rows of that key', async () => {
  const rows = [
    { shop: 'a', order: 1 },
    { shop: 'a', order: 2 },
    { shop: 'b', order: 1 },
    { shop: 'a', order: 2 },
    { shop: null, order: 1 },
    { shop: null, order: 1 },
  ]
  const found = await judged(columns, { rows, declared, check: 'key' })
  expect(messages(found)).toMatchInlineSnapshot(
    `"key: Unexpected 2 rows with a key that came before in \`step.out\`, expected one row for each \`shop\` and \`order\`, drop the repeated rows, or add to the \`key\` what tells them apart"`,
  )
  expect(found).toMatchObject([{ count: 2, total: 6, sample: [{ row: 2 }, { row: 4 }, { row: 5 }, { row: 6 }] }])
})

test('a column of the key that is missing is told once, by its own check', async () => {
  const found = await judged(columns, { rows: [{ shop: 'a' }, { shop: 'a' }], names: ['shop'], declared })
  expect(found.map(({ code }) => code)).toEqual(['columns'])
})

test('without a key there is no such check', () => {
  expect(key(dataset({ id: {} }))).toBeUndefined()
})
