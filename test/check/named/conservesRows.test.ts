import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { conservesRows } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables } from '../../laws/cells.ts'
import { between, said } from '../../support/between.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { id: { type: 'number' } } as const
const ids = (count: number) => Array.from({ length: count }, (_, id) => ({ id }))
const share = fc.constantFrom(0, 0.5, 1, 2)

namedCheckLaws('conservesRows', {
  columns,
  others: { raw: columns },
  examples: fc.record({
    options: fc.record(
      {
        of: fc.constant('raw'),
        where: fc.constant('id::DOUBLE > 0'),
        ratio: fc.oneof(share, fc.tuple(fc.constantFrom(0, 0.5), fc.constantFrom(1, 2))),
      },
      { requiredKeys: ['of'] },
    ),
    rows: tables({ id: numbers }),
    others: fc.record({ raw: tables({ id: numbers }) }),
  }),
  wrong({ options: { where, ratio = 1 }, rows, others: { raw = [] } = {} }) {
    // NaN is above everything to the engine
    const kept = raw.map(({ id }) => numberOf(id)).filter((id) => where === undefined || (id !== null && !(id <= 0)))
    const [least, most] = typeof ratio === 'number' ? [ratio, ratio] : ratio
    return rows.length < Math.floor(kept.length * least) || rows.length > Math.ceil(kept.length * most)
  },
  passing: { options: { of: 'raw' }, rows: ids(2), others: { raw: ids(2) } },
  failing: { options: { of: 'raw' }, rows: ids(2), others: { raw: ids(3) } },
  needs: [],
})

test('rows that get lost, or too many, are a violation', async () => {
  const data = { columns, rows: ids(2), others: { raw: { columns, rows: ids(4) } } }
  const calls = [
    conservesRows('raw'),
    conservesRows({ of: 'raw', ratio: [0.75, 1] }),
    conservesRows({ of: 'raw', where: 'id = 0' }),
  ]
  const found = (await Promise.all(calls.map((item) => called(item, data)))).flat()
  expect(messages(found)).toMatchInlineSnapshot(`
    "conservesRows: Unexpected 2 rows in \`step.out\`, expected 4 rows, for 4 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`
    conservesRows: Unexpected 2 rows in \`step.out\`, expected 3 to 4 rows, for 4 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`
    conservesRows: Unexpected 2 rows in \`step.out\`, expected 1 row, for 1 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"
  `)
})

const three = 'id,amount\n1,5\n2,6\n3,7\n'
const two = 'id,amount\n1,5\n2,6\n'

test('as many rows are as many, in however many files they lie', async () => {
  expect(await between(conservesRows('raw'), { clean: three, raw: three })).toEqual([])
  const split = { text: { 'a.csv': 'id\n1\n', 'b.csv': 'id\n2\n3\n' } }
  expect(await between(conservesRows('raw'), { clean: split, raw: three })).toEqual([])
  expect(await between(conservesRows('raw'), { clean: 'id\n', raw: 'id\n' })).toEqual([])
})

test('rows that get lost, and rows that are multiplied, are told with both counts', async () => {
  expect(await said(conservesRows('raw'), { clean: two, raw: three })).toMatchInlineSnapshot(
    `"conservesRows: Unexpected 2 rows in \`step.clean\`, expected 3 rows, for 3 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"`,
  )
  expect(await said(conservesRows('raw'), { clean: `${three}4,1\n`, raw: three })).toMatchInlineSnapshot(
    `"conservesRows: Unexpected 4 rows in \`step.clean\`, expected 3 rows, for 3 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"`,
  )
})

test('rows of several ports add up', async () => {
  const item = conservesRows(['north', 'south'])
  expect(await between(item, { all: `${three}8,1\n9,1\n`, north: three, south: two })).toEqual([])
  expect(await said(item, { all: three, north: three, south: two })).toMatchInlineSnapshot(
    `"conservesRows: Unexpected 3 rows in \`step.all\`, expected 5 rows, for 5 of \`north\` and \`south\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"`,
  )
})

test('only the rows that fulfil `where` count, as numbers where their column is one', async () => {
  const raw = { columns: { id: {}, amount: { type: 'number' as const } }, text: 'id,amount\n1,10\n2,9\n3,\n' }
  expect(await between(conservesRows({ of: 'raw', where: 'amount > 9' }), { clean: 'id\n1\n', raw })).toEqual([])
  expect(
    await said(conservesRows({ of: 'raw', where: 'amount > 8' }), { clean: 'id\n1\n', raw }),
  ).toMatchInlineSnapshot(
    `"conservesRows: Unexpected 1 row in \`step.clean\`, expected 2 rows, for 2 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"`,
  )
})

test('a ratio may leave a part of a row to either side', async () => {
  const eleven = `id\n${'1\n'.repeat(11)}`
  for (const kept of [8, 9])
    expect(
      await between(conservesRows({ of: 'raw', ratio: 0.8 }), { clean: `id\n${'1\n'.repeat(kept)}`, raw: eleven }),
    ).toEqual([])
  expect(
    await said(conservesRows({ of: 'raw', ratio: 0.8 }), { clean: `id\n${'1\n'.repeat(7)}`, raw: eleven }),
  ).toMatchInlineSnapshot(
    `"conservesRows: Unexpected 7 rows in \`step.clean\`, expected 8 to 9 rows, for 11 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"`,
  )
  expect(
    await said(conservesRows({ of: 'raw', ratio: [0.5, 1] }), { clean: 'id\n1\n', raw: eleven }),
  ).toMatchInlineSnapshot(
    `"conservesRows: Unexpected 1 row in \`step.clean\`, expected 5 to 11 rows, for 11 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"`,
  )
})

test('a condition that the engine refuses is told as what is wrong with the check', async () => {
  await expect(between(conservesRows({ of: 'raw', where: 'amout > 1' }), { clean: three, raw: three })).rejects.toThrow(
    'Unexpected SQL (Referenced column "amout" not found in FROM clause!) in `conservesRows`, expected what the engine can compute, mend it, or declare the types of its columns',
  )
  const raw = { columns: { id: {}, amount: { masked: true } }, text: 'id,amount\n1,Secret1\n' }
  const asked = between(conservesRows({ of: 'raw', where: 'amount::INTEGER > 1' }), { clean: three, raw })
  await expect(asked).rejects.toThrow('Unexpected SQL (Conversion Error)')
  await expect(asked).rejects.not.toThrow('Secret1')
})

test.each(['id IN (SELECT id FROM data)', 'true) --'])('the condition `%s` is refused', async (where) => {
  await expect(between(conservesRows({ of: 'raw', where }), { clean: three, raw: three })).rejects.toThrow(
    'expected one condition in SQL over the columns of a row',
  )
})
