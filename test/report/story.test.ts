import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { story } from '../../src/report/story.ts'
import { finding } from '../../src/shared/finding.ts'

const facts = {
  code: 'nulls',
  place: 'clean.orders.amount',
  fault: 'producer',
  received: '`null`',
  expected: 'a number of at least 0',
  advice: 'fill or drop these rows',
} as const

const row = (number: number, values: Record<string, string | null> = { id: String(number), amount: null }) => ({
  file: 'orders.csv',
  row: number,
  values,
})

test('a finding is a sentence, whose fault it is, the rows that show it, and how to see it again', () => {
  const found = finding({ ...facts, count: 3, total: 500, sample: [row(17), row(18)] })
  const workspace = join(process.cwd(), '.pipeproof/runs/7f3a/clean-1')
  const again = "npx vitest run shop.pipeline.yaml -t 'clean'"
  expect(story([{ ...found, workspace }], { again })).toMatchInlineSnapshot(`
    "Unexpected \`null\` in \`clean.orders.amount\`, expected a number of at least 0, fill or drop these rows

      clean broke its promise: 3 of 500 rows (0.6 %)
      row 17  { amount: null, id: 17 }  in orders.csv
      row 18  { amount: null, id: 18 }  in orders.csv

      again  npx vitest run shop.pipeline.yaml -t 'clean'
      files  .pipeproof/runs/7f3a/clean-1/  inputs outputs stdout.log stderr.log"
  `)
})

test('each fault names who is to blame', () => {
  const faults = ['producer', 'consumer', 'contract', 'script', 'data'] as const
  const told = faults.map((fault) => story([finding({ ...facts, fault })]).split('\n')[2])
  expect(told).toMatchInlineSnapshot(`
    [
      "  clean broke its promise",
      "  clean asks for more than was promised",
      "  the contracts around clean disagree",
      "  the script of clean does not do what its contract says",
      "  the data given to clean breaks its contract",
    ]
  `)
})

test('a count is in rows, one or more, of all where they are known', () => {
  const extents = [{}, { count: 1 }, { count: 3 }, { count: 1, total: 1 }, { count: 2, total: 5 }]
  expect(extents.map((extent) => story([finding({ ...facts, ...extent })]).split('\n')[2])).toMatchInlineSnapshot(`
    [
      "  clean broke its promise",
      "  clean broke its promise: 1 row",
      "  clean broke its promise: 3 rows",
      "  clean broke its promise: 1 of 1 row",
      "  clean broke its promise: 2 of 5 rows (40 %)",
    ]
  `)
})

test('a row shows the column in question first, no more than fit, and no endless value', () => {
  const values = { a: '1', b: '2', c: 'x'.repeat(100), d: '4', e: '5', f: '6', amount: null }
  expect(story([finding({ ...facts, sample: [row(1, values)] })]).split('\n')[3]).toMatchInlineSnapshot(
    `"  row 1  { amount: null, a: 1, b: 2, c: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…, d: 4, e: 5, … }  in orders.csv"`,
  )
})

test('rows, findings and folders are told up to a few', () => {
  const many = Array.from({ length: 7 }, (_, index): Finding => ({
    ...finding({
      ...facts,
      place: `clean.orders.c${index}`,
      sample: [1, 2, 3, 4, 5, 6, 7].map((number) => row(number)),
    }),
    workspace: '/runs/one',
  }))
  const lines = story(many).split('\n')
  expect(lines.filter((line) => line.startsWith('Unexpected'))).toHaveLength(5)
  expect(lines.filter((line) => line.startsWith('  row '))).toHaveLength(25)
  expect(lines).toContain('and 2 more findings')
  expect(lines.filter((line) => line.startsWith('  files '))).toHaveLength(1)
})

test('a witness is shown as an example', () => {
  expect(story([finding({ ...facts, witness: [{ id: '3', amount: '-1' }] })])).toMatchInlineSnapshot(`
    "Unexpected \`null\` in \`clean.orders.amount\`, expected a number of at least 0, fill or drop these rows

      clean broke its promise
      for example  { amount: -1, id: 3 }"
  `)
})

test('a finding that another test told in full is short', () => {
  const found = finding({ ...facts, count: 3, total: 500, sample: [row(17), row(18), row(19)] })
  expect(story([found], { toldBy: () => 'clean > runs on valid data' })).toMatchInlineSnapshot(`
    "Unexpected \`null\` in \`clean.orders.amount\`, expected a number of at least 0, fill or drop these rows

      clean broke its promise: 3 of 500 rows (0.6 %)
      row 17  { amount: null, id: 17 }  in orders.csv
      more   in "clean > runs on valid data""
  `)
})
