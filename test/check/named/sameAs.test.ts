import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameAs } from '../../../src/checks.ts'
import { tables, texts } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { between, said } from '../../support/between.ts'
import { folder } from '../../support/folder.ts'

const columns = { shop: { type: 'string' } } as const
const rows = tables({ shop: texts })

namedCheckLaws('sameAs', {
  columns,
  others: { raw: columns },
  examples: fc
    .record({
      options: fc.record({ of: fc.constant('raw') }),
      rows,
      others: fc.record({ raw: rows }),
    })
    .chain((example) => fc.constantFrom(example, { ...example, others: { raw: example.rows } })),
  wrong: ({ rows: mine, others: { raw = [] } = {} }) => JSON.stringify(mine) !== JSON.stringify(raw),
  passing: { options: { of: 'raw' }, rows: [{ shop: 'a' }], others: { raw: [{ shop: 'a' }] } },
  failing: { options: { of: 'raw' }, rows: [{ shop: 'lost one' }], others: { raw: [{ shop: 'a' }] } },
  needs: [],
  shown: 'lost one',
})

const expected = 'id,amount\n1,5\n2,6\n3,7\n'

function file(text = expected, name = 'expected.csv'): string {
  const path = join(folder(), name)
  writeFileSync(path, text)
  return path
}

test('the same cells are the same, and those that are not are shown', async () => {
  const item = sameAs(file())
  expect(await between(item, { clean: expected.replace('7', '7.0000000001') })).toEqual([])
  const told = await said(item, { clean: 'id,amount\n1,5\n2,60\n4,7\n' })
  expect(told.replaceAll(/`[^`]*pipeproof-test-\w+\//g, '`')).toMatchInlineSnapshot(`
    "sameAs: Unexpected \`60\` (row 2) in \`step.clean.amount\`, expected \`6\` as in \`expected.csv\`, mend the script, or change what is expected
    cell   row 2, amount: expected \`6\`, received \`60\`
    cell   row 3, id: expected \`3\`, received \`4\`"
  `)
})

test('with a key the order does not matter; what is ignored is not compared', async () => {
  const item = sameAs({ file: file(), key: 'id' })
  expect(await between(item, { clean: 'id,amount\n3,7\n1,5\n2,6\n' })).toEqual([])
  const told = await said(item, { clean: 'id,amount\n3,7\n1,6\n' })
  expect(told.replaceAll(/`[^`]*pipeproof-test-\w+\//g, '`')).toMatchInlineSnapshot(`
    "sameAs: Unexpected 2 rows in \`step.clean\`, expected 3 rows as in \`expected.csv\`, mend the script, or change what is expected
    cell   file: expected 3 rows, received 2 rows
    cell   id: 1, amount: expected \`5\`, received \`6\`
    cell   id: 2: expected a row, received no row"
  `)
  expect(
    await between(sameAs({ file: file(), ignore: 'amount' }), { clean: 'id,x,amount\n1,,\n2,,\n3,,\n' }),
  ).toHaveLength(1)
  expect(
    await between(sameAs({ file: file(), ignore: ['amount', 'x'] }), { clean: 'id,x,amount\n1,,\n2,,\n3,,\n' }),
  ).toEqual([])
})

test('another port is compared within a tolerance', async () => {
  const item = sameAs({ of: 'raw', tolerance: 0.1 })
  expect(await between(item, { clean: 'id\n10\n', raw: 'id\n10.5\n' })).toEqual([])
  expect(await said(item, { clean: 'id\n10\n', raw: 'id\n12\n' })).toMatchInlineSnapshot(
    `"sameAs: Unexpected \`10\` (row 1) in \`step.clean.id\`, expected \`12\` as in \`raw\`, mend the script, or change what is expected"`,
  )
})

test('a file that is not there, or can not be read, is what is wrong with the check', async () => {
  const path = file()
  await expect(between(sameAs(path.replace('expected', 'expectd')), { clean: expected })).rejects.toThrow(
    /Unexpected path `.*expectd\.csv`, expected a file that exists, write `.*expected\.csv`/,
  )
  await expect(between(sameAs(file('id,amount\n1\n')), { clean: expected })).rejects.toThrow(
    'row of 1 values under 2 columns',
  )
  await expect(between(sameAs(file('', 'a.bin')), { clean: expected })).rejects.toThrow('Unexpected format')
  await expect(between(sameAs({ key: 'id' }), { clean: expected })).rejects.toThrow(
    'Unexpected lack of `file` and `of`',
  )
})
