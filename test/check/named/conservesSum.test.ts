import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { conservesSum } from '../../../src/checks.ts'
import type { Row } from '../../../src/model/data.ts'
import { tables, texts } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { between, said } from '../../support/between.ts'

const columns = { shop: { type: 'string' }, amount: { type: 'number' } } as const
const amounts = fc.option(fc.constantFrom('0', '1', '-1', '2.5', '1e6'), { freq: 5 })
const rows = tables({ shop: texts, amount: amounts })

namedCheckLaws('conservesSum', {
  columns,
  others: { raw: columns },
  examples: fc.record({
    options: fc.record(
      {
        of: fc.constant('raw'),
        columns: fc.constant('amount'),
        by: fc.constant('shop'),
        where: fc.constant(`shop = 'a'`),
        tolerance: fc.constantFrom(0, 0.2),
      },
      { requiredKeys: ['of', 'columns'] },
    ),
    rows,
    others: fc.record({ raw: fc.oneof(rows) }),
  }),
  wrong({ options: { by, where, tolerance = 1e-9 }, rows: mine, others: { raw = [] } = {} }) {
    const groupOf = ({ shop }: Row): string => (by === undefined ? '' : JSON.stringify(shop))
    const sumOf = (all: Row[], group: string): number =>
      all.filter((row) => groupOf(row) === group).reduce((sum, { amount }) => sum + Number(amount), 0)
    const wanted = raw.filter(({ shop }) => where === undefined || shop === 'a')
    return [...mine, ...wanted].map(groupOf).some((group) => {
      const [is, was] = [sumOf(mine, group), sumOf(wanted, group)]
      return Math.abs(is - was) > tolerance * Math.max(1, Math.abs(is), Math.abs(was))
    })
  },
  passing: {
    options: { of: 'raw', columns: 'amount', by: 'shop' },
    rows: [{ shop: 'a', amount: 3 }],
    others: {
      raw: [
        { shop: 'a', amount: 1 },
        { shop: 'a', amount: 2 },
      ],
    },
  },
  failing: {
    options: { of: 'raw', columns: 'amount', by: 'shop' },
    rows: [{ shop: 'a', amount: 777 }],
    others: { raw: [{ shop: 'a', amount: 1 }] },
  },
  needs: ['shop', 'amount'],
  shown: '777',
})

const raw = 'shop,amount\nnorth,0.1\nnorth,0.2\nsouth,5\n'

test('a sum that is another is told, with the group that has it', async () => {
  const total = conservesSum({ of: 'raw', columns: 'amount' })
  expect(await between(total, { clean: 'amount\n5.3\n', raw })).toEqual([])
  expect(await said(total, { clean: 'amount\n5.3\n5\n', raw })).toMatchInlineSnapshot(
    `"conservesSum: Unexpected sum 10.3 in \`step.clean.amount\`, expected 5.3, as in \`raw\`, find the rows that are lost, doubled or changed, or declare \`where\` or \`tolerance\`"`,
  )
  const grouped = conservesSum({ of: 'raw', columns: 'amount', by: 'shop' })
  expect(await between(grouped, { clean: 'amount,shop\n0.3,north\n5,south\n', raw })).toEqual([])
  expect(await said(grouped, { clean: 'amount,shop\n5,north\n0.3,south\n', raw })).toMatchInlineSnapshot(`
    "conservesSum: Unexpected sum 5 for \`shop\` \`north\` in \`step.clean.amount\`, expected 0.3, as in \`raw\`, find the rows that are lost, doubled or changed, or declare \`where\` or \`tolerance\`
    also   1 other group"
  `)
})

test('the other port may call it by another name, and have some rows that do not count', async () => {
  const item = conservesSum({ of: 'raw', columns: 'usd', as: 'amount', where: `shop = 'south'` })
  expect(await between(item, { clean: 'usd\n2\n3\n', raw })).toEqual([])
  expect(await said(item, { clean: 'usd\n2\n', raw })).toMatchInlineSnapshot(
    `"conservesSum: Unexpected sum 2 in \`step.clean.usd\`, expected 5, as in \`raw\`, find the rows that are lost, doubled or changed, or declare \`where\` or \`tolerance\`"`,
  )
  await expect(
    between(conservesSum({ of: 'raw', columns: ['a', 'b'], as: 'amount' }), { clean: 'a,b\n', raw }),
  ).rejects.toThrow('Unexpected 1 name in `as` of `conservesSum`, expected 2, one for each of the columns')
})

test('sums of several ports add up', async () => {
  const item = conservesSum({ of: ['north', 'south'], columns: 'amount' })
  expect(await between(item, { all: 'amount\n5\n', north: 'amount\n2\n', south: 'amount\n3\n' })).toEqual([])
  expect(await said(item, { all: 'amount\n2\n', north: 'amount\n2\n', south: 'amount\n3\n' })).toMatchInlineSnapshot(
    `"conservesSum: Unexpected sum 2 in \`step.all.amount\`, expected 5, as in \`north\` and \`south\`, find the rows that are lost, doubled or changed, or declare \`where\` or \`tolerance\`"`,
  )
})
