import { expect, test } from 'vitest'
import { labelLeak } from '../../../src/checks.ts'
import { between, said } from '../../support/between.ts'
import { randomFrom } from '../../support/randomValues.ts'

type Made = Record<string, string | number>

function table(rows: number, make: (random: () => number, row: number) => Made): string {
  const random = randomFrom(7)
  const made = Array.from({ length: rows }, (_, row) => make(random, row))
  const names = Object.keys(made[0] ?? {})
  return `${names.join(',')}\n${made.map((each) => names.map((name) => each[name]).join(',')).join('\n')}\n`
}

const fraud = (random: () => number): number => Number(random() < 0.2)
const item = labelLeak('fraud')

test('columns that say something, ids, constants and few rows are no leak', async () => {
  const good = table(300, (random, row) => {
    const label = fraud(random)
    const useful = { amount: random() * 50 + label * 30, country: random() < 0.5 + label * 0.3 ? 'US' : 'DE' }
    return { id: row, code: `c${row}`, ...useful, unit: 'usd', fraud: label }
  })
  expect(await between(item, { data: good })).toEqual([])
  expect(await between(item, { data: table(40, (random) => ({ copy: 1, fraud: fraud(random) })) })).toEqual([])
  // sorted by the label, a number of the row would tell it too
  expect(await between(item, { data: table(300, (_, row) => ({ id: row, fraud: Number(row > 150) })) })).toEqual([])
  expect(await between(item, { data: 'fraud\n' })).toEqual([])
})

test.each<[string, (label: number, random: () => number) => string | number]>([
  ['a text', (label) => (label === 1 ? 'charged back' : 'settled')],
  ['a number that is higher', (label, random) => label * 10 + random()],
  ['a number that is lower', (label, random) => random() - label],
  ['a number of the middle', (label, random) => (label === 1 ? 0.5 + random() / 100 : random() < 0.5 ? 0 : 1)],
  ['a null', (label, random) => (label === 1 ? '' : `x${Math.floor(random() * 3)}`)],
])('%s that tells the label is told', async (_, make) => {
  const data = table(800, (random) => {
    const label = fraud(random)
    return { other: random(), leak: make(label, random), fraud: label }
  })
  expect(await said(item, { data })).toMatchSnapshot()
})

test('labels may be of many classes, or an amount', async () => {
  const classes = table(600, (random) => {
    const label = Math.floor(random() * 3)
    return { other: random(), leak: label + random() / 2, kind: `k${label}` }
  })
  expect(await said(labelLeak({ label: 'kind' }), { data: classes })).toMatchInlineSnapshot(
    `"labelLeak: Unexpected column that alone tells 99 % of \`kind\` in 600 rows in \`step.data.leak\`, expected at most 95 %, leave it out of the features, or raise \`max\` if it is known before the label is"`,
  )
  const amounts = table(600, (random) => {
    const price = random() * 100
    return { other: random(), leak: price * 1.2, price }
  })
  expect(await said(labelLeak({ label: 'price' }), { data: amounts })).toMatchInlineSnapshot(
    `"labelLeak: Unexpected column that alone tells 100 % of \`price\` in 600 rows in \`step.data.leak\`, expected at most 95 %, leave it out of the features, or raise \`max\` if it is known before the label is"`,
  )
})

test('`columns` and `max` say what counts', async () => {
  const data = table(400, (random) => {
    const label = fraud(random)
    return { leak: label, strong: random() + label * 0.7, fraud: label }
  })
  expect(await between(labelLeak({ label: 'fraud', columns: 'strong' }), { data })).toEqual([])
  expect(await said(labelLeak({ label: 'fraud', max: 0.9 }), { data })).toMatchInlineSnapshot(`
    "labelLeak: Unexpected column that alone tells 100 % of \`fraud\` in 400 rows in \`step.data.leak\`, expected at most 90 %, leave it out of the features, or raise \`max\` if it is known before the label is
    also   strong tells 90.1 %"
  `)
  const declared = { columns: { leak: { unique: true }, fraud: {} }, text: data }
  expect(await between(item, { data: declared })).toEqual([])
})

test('a label that is not there is told', async () => {
  expect(await said(labelLeak('fruad'), { data: 'fraud\n1\n' })).toMatchInlineSnapshot(
    `"labelLeak: Unexpected lack of the column in \`step.data.fruad\`, expected at most 95 %, name \`fraud\` in the check"`,
  )
})
