import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unique } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { shop: { type: 'string' }, order: { type: 'number' } } as const

namedCheckLaws('unique', {
  columns,
  examples: fc.record({
    options: fc.record({ columns: fc.constantFrom<string | string[]>('shop', 'order', ['shop', 'order']) }),
    rows: tables({ shop: texts, order: numbers }),
  }),
  wrong({ options, rows }) {
    const [name = '', ...others] = [options.columns].flat()
    const values =
      others.length === 0 ? valuesOf(rows, name) : rows.map(({ shop, order }) => JSON.stringify([shop, order]))
    return values.length - new Set(values).size
  },
  passing: {
    options: { columns: ['shop', 'order'] },
    rows: [
      { shop: 'a', order: 1 },
      { shop: 'a', order: 2 },
    ],
  },
  failing: {
    options: { columns: 'order' },
    rows: [
      { shop: 'a', order: 777 },
      { shop: 'b', order: 777 },
    ],
  },
  needs: ['shop', 'order'],
  shown: '777',
})

test('what comes twice is a violation, with all the rows that have it', async () => {
  const rows = [
    { shop: 'a', order: 1 },
    { shop: 'a', order: 1 },
    { shop: 'b', order: 1 },
  ]
  const found = [
    ...(await called(unique('order'), { columns, rows })),
    ...(await called(unique(['shop', 'order']), { columns, rows })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "unique: Unexpected \`1\` in \`step.out.order\`, expected a number that occurs once, drop the repeated rows, or name the columns that tell them apart
    unique: Unexpected 1 row with a key that came before in \`step.out\`, expected one row for each \`shop\` and \`order\`, drop the repeated rows, or name the columns that tell them apart"
  `)
  expect(found).toMatchObject([
    { count: 2, sample: [{}, {}, {}] },
    { count: 1, sample: [{ row: 1 }, { row: 2 }] },
  ])
})
