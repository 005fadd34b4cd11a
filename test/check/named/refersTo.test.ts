import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { refersTo } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

const columns = { shop: { type: 'string' }, order: { type: 'number' } } as const
const others = { shops: { name: { type: 'string' }, number: { type: 'number' } } } as const

namedCheckLaws('refersTo', {
  columns,
  others,
  examples: fc.record({
    options: fc.constantFrom(
      { columns: 'shop', of: 'shops', key: 'name' },
      { columns: ['shop', 'order'], of: 'shops', key: ['name', 'number'] },
    ),
    rows: tables({ shop: texts, order: numbers }),
    others: fc.record({ shops: tables({ name: texts, number: numbers }) }),
  }),
  wrong({ options, rows, others: { shops = [] } = {} }) {
    const [names, keys] = [[options.columns].flat(), [options.key ?? []].flat()]
    const known = new Set(shops.map((row) => JSON.stringify(keys.map((name) => row[name]))))
    const isWhole = (row: (typeof rows)[number]): boolean => names.every((name) => row[name] !== null)
    return rows.filter((row) => isWhole(row) && !known.has(JSON.stringify(names.map((name) => row[name])))).length
  },
  passing: {
    options: { columns: 'shop', of: 'shops', key: 'name' },
    rows: [{ shop: 'a' }, { shop: null }],
    others: { shops: [{ name: 'a' }] },
  },
  failing: {
    options: { columns: 'shop', of: 'shops', key: 'name' },
    rows: [{ shop: 'a' }, { shop: 'unknown one' }],
    others: { shops: [{ name: 'a' }] },
  },
  needs: ['shop'],
  shown: 'unknown one',
})

test('a value that the other port lacks is a violation, with the rows that show it', async () => {
  const data = {
    columns,
    rows: [
      { shop: 'a', order: 1 },
      { shop: 'b', order: 2 },
    ],
    others: { shops: { columns, rows: [{ shop: 'a', order: '2.0' }] } },
  }
  const found = [
    ...(await called(refersTo({ columns: 'shop', of: 'shops' }), data)),
    ...(await called(refersTo({ columns: ['shop', 'order'], of: 'shops' }), data)),
    ...(await called(refersTo({ columns: 'order', of: 'shops', key: 'number' }), data)),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "refersTo: Unexpected \`b\` in \`step.out.shop\`, expected \`shop\` of \`shops\`, drop these rows, or find why \`shops\` lacks them
    refersTo: Unexpected \`{ shop: a, order: 1 }\` in \`step.out\`, expected \`shop\` and \`order\` of \`shops\`, drop these rows, or find why \`shops\` lacks them
    refersTo: Unexpected lack of the column \`number\` of \`shops\` in \`step.out.order\`, expected \`number\` of \`shops\`, write it, or change the check"
  `)
  expect(found).toMatchObject([{ count: 1, total: 2, sample: [{ row: 2 }] }, { count: 2 }, {}])
})

test('as many columns as keys are wanted', async () => {
  const item = refersTo({ columns: 'shop', of: 'shops', key: ['name', 'number'] })
  expect(await thrown(() => called(item, { columns, rows: [], others: { shops: { columns, rows: [] } } })))
    .toMatchInlineSnapshot(`
    "Unexpected \`key\` of 2 in \`refersTo\`, expected as many as \`columns\`: 1, change the value
      see  docs/errors.md#pp004"
  `)
})
