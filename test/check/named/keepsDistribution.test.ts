import { expect, test } from 'vitest'
import { keepsDistribution } from '../../../src/checks.ts'
import { between, said } from '../../support/between.ts'
import { randomFrom } from '../../support/randomValues.ts'

const columns = {
  id: { type: 'integer' as const, unique: true },
  amount: { type: 'number' as const },
  country: { enum: ['US', 'DE'] },
  day: { type: 'date' as const },
  note: { type: 'string' as const },
}

type Change = (row: {
  amount: number
  country: string
  day: number
}) => Partial<Record<'amount' | 'country' | 'day', string | number>>

function table(rows: number, change: Change = () => ({}), seed = 1): { columns: typeof columns; text: string } {
  const random = randomFrom(seed)
  const lines = Array.from({ length: rows }, (_, id) => {
    const row = { amount: random() * 100, country: random() < 0.7 ? 'US' : 'DE', day: 10 + Math.floor(random() * 18) }
    const { amount, country, day } = { ...row, ...change(row) }
    return `${id},${amount},${country},2026-01-${day},${random()}`
  })
  return { columns, text: `id,amount,country,day,note\n${lines.join('\n')}\n` }
}

const item = keepsDistribution('raw')

test('columns that stay as they were have no drift, in any order and in a part of the rows', async () => {
  expect(await between(item, { clean: table(200), raw: table(200) })).toEqual([])
  expect(await between(item, { clean: table(200, undefined, 2), raw: table(400) })).toEqual([])
})

test('without rows there is nothing to compare', async () => {
  expect(await between(item, { clean: table(0), raw: table(50) })).toEqual([])
  expect(await between(item, { clean: table(50), raw: table(0) })).toEqual([])
})

const twice = (rows: number) => ({
  clean: table(rows, ({ amount }) => ({ amount: Math.log(amount + 1) })),
  raw: table(rows),
})

test('a scaling that runs twice shows in few rows and in many', async () => {
  expect(await said(item, twice(100))).toMatchInlineSnapshot(
    `"keepsDistribution: Unexpected distribution 0.95 apart (Kolmogorov-Smirnov; p below 0.000001; 0.15 against itself) in \`step.clean.amount\`, expected the distribution in \`raw\`, find what changes these values or drops their rows, or name other columns"`,
  )
  expect(await said(item, twice(1500))).toMatchInlineSnapshot(
    `"keepsDistribution: Unexpected distribution 1.6 apart (Wasserstein; 0.06 against itself) in \`step.clean.amount\`, expected the distribution in \`raw\`, find what changes these values or drops their rows, or name other columns"`,
  )
})

test('every column that drifts is told, and how many values are missing', async () => {
  const clean = table(1500, ({ country, day }) => ({ amount: '', country: 'US', day: country === 'US' ? 10 : day }))
  expect(await said(item, { clean, raw: table(1500) })).toMatchInlineSnapshot(`
    "keepsDistribution: Unexpected share of missing values 1 apart (Jensen-Shannon; 0 against itself) in \`step.clean.amount\`, expected the distribution in \`raw\`, find what changes these values or drops their rows, or name other columns
    also   country: distribution 0.42 apart (Jensen-Shannon; 0.021 against itself)
    also   day: distribution 1.1 apart (Wasserstein; 0.06 against itself)"
  `)
})

test('only the columns that are named count, by the statistic and from the threshold that are told', async () => {
  const given = { clean: table(1500, ({ amount }) => ({ amount: amount + 8 })), raw: table(1500) }
  expect(await between(item, given)).toHaveLength(1)
  expect(await between(keepsDistribution({ of: 'raw', columns: 'country' }), given)).toEqual([])
  expect(await between(keepsDistribution({ of: 'raw', threshold: 0.5 }), given)).toEqual([])
  expect(
    await said(keepsDistribution({ of: 'raw', columns: ['amount'], statistic: 'populationStability' }), given),
  ).toMatchInlineSnapshot(
    `"keepsDistribution: Unexpected distribution 0.2 apart (PSI; 0.029 against itself) in \`step.clean.amount\`, expected the distribution in \`raw\`, find what changes these values or drops their rows, or name other columns"`,
  )
})

const free = (from: number, word: string) =>
  `n,w\n${Array.from({ length: 60 }, (_, row) => `${from + row},${word}${row % 3}`).join('\n')}\n`

test('what no contract types is told by its values', async () => {
  const named = keepsDistribution({ of: 'raw', columns: ['n', 'w'] })
  expect(await between(named, { clean: free(0, 'a'), raw: free(0, 'a') })).toEqual([])
  expect(await said(named, { clean: free(90, 'b'), raw: free(0, 'a') })).toMatchInlineSnapshot(`
    "keepsDistribution: Unexpected distribution 1 apart (Kolmogorov-Smirnov; p below 0.000001; 0.18 against itself) in \`step.clean.n\`, expected the distribution in \`raw\`, find what changes these values or drops their rows, or name other columns
    also   w: distribution 1 apart (chi-square; p below 0.000001; 0.15 against itself)"
  `)
})

const manyRows = (from: number) => ({
  columns: { n: { type: 'integer' as const } },
  text: `n\n${Array.from({ length: 120_000 }, (_, row) => (row * 7919 + from) % 1000).join('\n')}\n`,
})

test('of many rows a part is looked at, the same each time', async () => {
  expect(await between(item, { clean: manyRows(0), raw: manyRows(5) })).toEqual([])
  const drifted = { clean: { ...manyRows(0), text: manyRows(0).text.replaceAll(/^\d$/gm, '5000') }, raw: manyRows(0) }
  const told = await said(keepsDistribution({ of: 'raw', threshold: 0.01 }), drifted)
  expect(told).toMatchInlineSnapshot(
    `"keepsDistribution: Unexpected distribution 0.17 apart (Wasserstein; 0.0095 against itself) in \`step.clean.n\`, expected the distribution in \`raw\`, find what changes these values or drops their rows, or name other columns"`,
  )
  expect(await said(keepsDistribution({ of: 'raw', threshold: 0.01 }), drifted)).toBe(told)
})

test('a table in which nothing can be compared asks for columns', async () => {
  await expect(between(item, { clean: 'id,note\n', raw: 'id,note\n' })).rejects.toThrow(
    'Unexpected lack of `columns` in `keepsDistribution`, expected columns that can be compared, name them, or declare the types of columns',
  )
})
