import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { slices } from '../../../src/checks.ts'
import { tables, texts } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { between, said } from '../../support/between.ts'

const columns = { shop: { type: 'string' }, is: { type: 'integer' }, said: { type: 'integer' } } as const
const flag = fc.constantFrom('0', '1', null)
const rows = tables({ shop: texts, is: flag, said: flag })

namedCheckLaws('slices', {
  columns,
  examples: fc.record({
    options: fc.record({
      metric: fc.constantFrom('accuracy' as const, 'recall' as const),
      label: fc.constant('is'),
      prediction: fc.constant('said'),
      by: fc.constant('shop'),
      min: fc.constant(0.5),
      rows: fc.constantFrom(1, 3),
    }),
    rows,
  }),
  wrong({ options: { metric, rows: least = 30 }, rows: mine }) {
    const whole = mine.filter(({ is, said: prediction }) => is !== null && prediction !== null)
    return [...new Set(whole.map(({ shop }) => shop))].some((shop) => {
      const slice = whole.filter((row) => row['shop'] === shop)
      const counted = slice.filter(({ is }) => metric === 'accuracy' || is === '1')
      const right = counted.filter(({ is, said: prediction }) => is === prediction).length
      return slice.length >= least && (counted.length === 0 ? 0 : right / counted.length) < 0.5
    })
  },
  passing: {
    options: { metric: 'accuracy', label: 'is', prediction: 'said', by: 'shop', min: 1, rows: 1 },
    rows: [{ shop: 'a', is: 1, said: 1 }],
  },
  failing: {
    options: { metric: 'accuracy', label: 'is', prediction: 'said', by: 'shop', min: 1, rows: 1 },
    rows: [{ shop: 'lost one', is: 1, said: 0 }],
  },
  needs: ['is', 'said', 'shop'],
  shown: 'lost one',
})

const csv = (rows_: (string | number)[][]): string =>
  `country,is,said\n${rows_.map((row) => row.join(',')).join('\n')}\n`
const many = (count: number, ...row: (string | number)[]): (string | number)[][] =>
  Array.from({ length: count }, () => row)

const scored = csv([
  ...many(90, 'US', 1, 0.9),
  ...many(90, 'US', 0, 0.2),
  ...many(12, 'DE', 1, 0.9),
  ...many(8, 'DE', 1, 0.3),
  ...many(4, 'DE', 0, 0.6),
  ...many(16, 'DE', 0, 0.2),
  ...many(5, 'FR', 1, 0),
])

test.each(['accuracy', 'precision', 'recall', 'f1', 'auc'] as const)(
  '%s is measured in each slice that has rows enough',
  async (metric) => {
    const threshold = metric === 'auc' ? {} : { threshold: 0.5 }
    const item = slices({ metric, label: 'is', prediction: 'said', by: 'country', min: 0.95, ...threshold })
    expect(await said(item, { scored })).toMatchSnapshot()
    expect(await between(slices({ ...item.options, rows: 41 } as Parameters<typeof slices>[0]), { scored })).toEqual([])
  },
)

const error = (metric: 'mae' | 'rmse') =>
  slices({ metric, label: 'is', prediction: 'said', by: ['a', 'b'], max: 0.6, rows: 1 })

test('errors have a most, and slices may be of several columns', async () => {
  const data = 'a,b,is,said\n1,x,5,5\n1,x,6,5\n2,x,5,9\n2,y,5,5\n'
  expect(await said(error('mae'), { data })).toMatchInlineSnapshot(
    `"slices: Unexpected mae 4 of 1 row for \`2, x\` in \`step.data\`, expected mae of at most 0.6 in every slice, look at the rows of this slice, or change the bound"`,
  )
  expect(await said(error('rmse'), { data })).toMatchInlineSnapshot(`
    "slices: Unexpected rmse 4 of 1 row for \`2, x\` in \`step.data\`, expected rmse of at most 0.6 in every slice, look at the rows of this slice, or change the bound
    also   rmse 0.707 of 2 rows for \`1, x\`"
  `)
})

test('labels are compared as values', async () => {
  const data = 'by,is,said\na,1,1.0\na,True,true\na,cat,cat\n'
  expect(
    await between(slices({ metric: 'accuracy', label: 'is', prediction: 'said', by: 'by', min: 1, rows: 1 }), { data }),
  ).toEqual([])
})

test('a metric without a bound would find nothing', async () => {
  await expect(
    between(slices({ metric: 'f1', label: 'is', prediction: 'said', by: 'country' }), { scored }),
  ).rejects.toThrow(
    'Unexpected lack of `min` and `max` in `slices`, expected a bound of the metric, write `min`, or for an error `max`',
  )
})
