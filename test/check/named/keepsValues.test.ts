import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepsValues } from '../../../src/checks.ts'
import { numberOf, numbers as numberCells, tables, texts as textCells } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { between, said } from '../../support/between.ts'

const columns = { shop: { type: 'string' }, amount: { type: 'number' } } as const
const rows = tables({ shop: textCells, amount: numberCells })

namedCheckLaws('keepsValues', {
  columns,
  others: { raw: columns },
  examples: fc.record({
    options: fc.record(
      {
        of: fc.constant('raw'),
        key: fc.constant('shop'),
        columns: fc.constantFrom<string | string[]>('amount', ['amount']),
        tolerance: fc.constantFrom(0, 0.2),
      },
      { requiredKeys: ['of', 'key', 'columns'] },
    ),
    rows,
    others: fc.record({ raw: rows }),
  }),
  wrong({ options: { tolerance = 1e-9 }, rows: mine, others: { raw = [] } = {} }) {
    const isNear = (one: number | null, other: number | null): boolean =>
      Object.is(one, other) ||
      (Number.isFinite(one) &&
        Number.isFinite(other) &&
        one !== null &&
        other !== null &&
        Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other)))
    return mine.filter((row) => {
      const same = raw.filter(({ shop }) => shop === row['shop'])
      return same.length > 0 && !same.some(({ amount }) => isNear(numberOf(amount), numberOf(row['amount'])))
    }).length
  },
  passing: {
    options: { of: 'raw', key: 'shop', columns: 'amount' },
    rows: [{ shop: 'a', amount: 1 }],
    others: { raw: [{ shop: 'a', amount: 1 }] },
  },
  failing: {
    options: { of: 'raw', key: 'shop', columns: 'amount' },
    rows: [
      { shop: 'a', amount: -77 },
      { shop: 'b', amount: 2 },
    ],
    others: {
      raw: [
        { shop: 'a', amount: 1 },
        { shop: 'b', amount: 2 },
      ],
    },
  },
  needs: ['shop', 'amount'],
  shown: '-77',
})

const kept = keepsValues({ of: 'raw', key: 'id', columns: 'amount' })
const raw = 'id,amount\n1,5\n2,6\n3,7\n'
const numbers = { id: { type: 'integer' as const }, amount: { type: 'number' as const } }

test('rows keep their values in any order; keys that the other has not do not count', async () => {
  expect(await between(kept, { clean: 'id,amount\n3,7\n1,5\n9,0\n', raw })).toEqual([])
})

test('values that moved to other rows are told, with what they were', async () => {
  const [found] = await between(kept, { clean: 'id,amount\n1,5\n2,7\n3,6\n', raw })
  expect(found?.message).toMatchInlineSnapshot(
    `"Unexpected \`7\` in \`step.clean.amount\`, expected \`6\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
  )
  expect(found).toMatchObject({ count: 2, total: 3, place: 'step.clean.amount', sample: [{ row: 2 }, { row: 3 }] })
})

test('a value is the same however it is written, within a tolerance', async () => {
  expect(await between(kept, { clean: 'id,amount\n1.0,5.00\n', raw })).toEqual([])
  const clean = { columns: numbers, text: 'id,amount\n1,5.004\n' }
  expect(await between(kept, { clean, raw })).toHaveLength(1)
  const about = keepsValues({ of: 'raw', key: 'id', columns: 'amount', tolerance: 0.001 })
  expect(await between(about, { clean, raw })).toEqual([])
  expect(await between(kept, { clean: 'id,amount\n1,05\n', raw })).toHaveLength(1)
})

test('a null is the value of a null alone', async () => {
  expect(await between(kept, { clean: 'id,amount\n1,\n', raw: 'id,amount\n1,\n' })).toEqual([])
  expect(await said(kept, { clean: 'id,amount\n1,\n', raw })).toMatchInlineSnapshot(
    `"keepsValues: Unexpected \`null\` in \`step.clean.amount\`, expected \`5\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
  )
  expect(await said(kept, { clean: 'id,amount\n1,5\n', raw: 'id,amount\n1,\n' })).toMatchInlineSnapshot(
    `"keepsValues: Unexpected \`5\` in \`step.clean.amount\`, expected \`null\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
  )
})

test('with a condition only rows of the other port that fulfil it tell what is to be kept', async () => {
  const filled = keepsValues({ of: 'raw', key: 'id', columns: 'amount', where: 'amount IS NOT NULL' })
  const given = { columns: numbers, text: 'id,amount\n1,5\n2,\n' }
  expect(await between(filled, { clean: 'id,amount\n1,5\n2,9\n', raw: given })).toEqual([])
  expect(await said(filled, { clean: 'id,amount\n1,9\n2,9\n', raw: given })).toMatchInlineSnapshot(
    `"keepsValues: Unexpected \`9\` in \`step.clean.amount\`, expected \`5.0\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
  )
})

test('of several columns those that are wrong are told, also where one is missing', async () => {
  const item = keepsValues({ of: 'raw', key: 'id', columns: ['amount', 'shop', 'day'] })
  const given = 'id,amount,shop,day\n1,5,a,x\n2,6,b,y\n'
  expect(await between(item, { clean: given, raw: given })).toEqual([])
  const clean = 'id,amount,shop\n1,5,a\n2,6,a\n'
  expect((await between(item, { clean, raw: given })).map(({ place }) => place)).toEqual([
    'step.clean.day',
    'step.clean.shop',
  ])
  const twice = 'id,amount,shop,day\n1,5,a,x\n1,6,b,y\n'
  expect(await between(item, { clean: 'id,amount,shop,day\n1,5,b,x\n', raw: twice })).toEqual([])
})

test('of a key that is there more than once, any value will do', async () => {
  const twice = 'id,amount\n1,5\n1,6\n'
  expect(await between(kept, { clean: 'id,amount\n1,6\n1,5\n', raw: twice })).toEqual([])
  expect(await between(kept, { clean: 'id,amount\n1,7\n', raw: twice })).toHaveLength(1)
})

const scaled = (times: number): string => {
  const lines = [5, 6, 7].map((amount, index) => {
    let value = amount
    for (let time = 0; time < times; time++) value = Math.log(1 + value)
    return `${index + 1},${value}`
  })
  return `id,scaled\n${lines.join('\n')}\n`
}

test('a formula says what the other row makes of it, so that what is done twice shows', async () => {
  const item = keepsValues({ of: 'raw', key: 'id', columns: { scaled: 'ln(1 + amount)' } })
  const given = { columns: numbers, text: raw }
  expect(await between(item, { clean: scaled(1), raw: given })).toEqual([])
  expect(await said(item, { clean: scaled(2), raw: given })).toMatchInlineSnapshot(
    `"keepsValues: Unexpected \`1.026672031199051\` in \`step.clean.scaled\`, expected \`1.791759469228055\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
  )
  expect(await said(item, { clean: scaled(0), raw: given })).toMatchInlineSnapshot(
    `"keepsValues: Unexpected \`5\` in \`step.clean.scaled\`, expected \`1.791759469228055\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
  )
})

test('texts, days and truths are compared as such', async () => {
  const item = keepsValues({ of: 'raw', key: 'id', columns: { code: `upper(code)`, late: "day > DATE '2026-01-31'" } })
  const given = {
    columns: { id: {}, code: {}, day: { type: 'date' as const } },
    text: 'id,code,day\n1,a7,2026-02-01\n',
  }
  const declared = { id: {}, code: { type: 'string' as const }, late: { type: 'boolean' as const } }
  expect(await between(item, { clean: { columns: declared, text: 'id,code,late\n1,A7,True\n' }, raw: given })).toEqual(
    [],
  )
  expect(await said(item, { clean: { columns: declared, text: 'id,code,late\n1,a7,False\n' }, raw: given }))
    .toMatchInlineSnapshot(`
    "keepsValues: Unexpected \`a7\` in \`step.clean.code\`, expected \`A7\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all
    keepsValues: Unexpected \`False\` in \`step.clean.late\`, expected \`true\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"
  `)
})

test('masked values are shown nowhere', async () => {
  const declared = { id: {}, amount: { masked: true } }
  const texts = [
    { columns: declared, text: 'id,amount\n1,1234\n' },
    { columns: declared, text: 'id,amount\n1,5678\n' },
  ] as const
  const found = await between(kept, { clean: texts[0], raw: texts[1] })
  expect(found).toHaveLength(1)
  expect(JSON.stringify(found)).not.toMatch(/1234|5678/)
})

test('`mostly` lets so many rows differ', async () => {
  const item = keepsValues({ of: 'raw', key: 'id', columns: 'amount' }, { mostly: 0.6 })
  expect(await between(item, { clean: 'id,amount\n1,5\n2,6\n3,0\n', raw })).toEqual([])
  expect(await said(item, { clean: 'id,amount\n1,5\n2,0\n3,0\n', raw })).toMatchInlineSnapshot(
    `"keepsValues: Unexpected \`0\` in \`step.clean.amount\`, expected \`6\`, as \`raw\` has it for the same \`id\` in at least 60 % of the rows, join by the key, and look for what is done twice or not at all"`,
  )
})
