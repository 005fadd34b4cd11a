import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTable } from '../../src/index.ts'
import { matchers } from '../../matchers/index.ts'
import { sharedFolder } from '../support/folder.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const run = await ranScript([1, 2, 3])
const dir = sharedFolder({ 'a-1.csv': 'x\n1\n', 'a-2.csv': 'x\n2\n3\n' })

test('takes a port, a path, a glob, a table, a table of Arrow and rows', async () => {
  const table = await openTable(join(dir, 'a-2.csv'))
  await expect(run.outputs['out']).toHaveRowCount(2)
  await expect(join(dir, 'a-1.csv')).toHaveRowCount(1)
  await expect(join(dir, 'a-*.csv')).toHaveRowCount(3)
  await expect(table).toHaveRowCount(2)
  await expect(await table.toArrow()).toHaveRowCount({ min: 2 })
  await expect([{ x: 1 }, { x: null }]).toHaveRowCount({ max: 2 })
})

test('tells how many there are', async () => {
  await expect([{ x: 1 }]).not.toHaveRowCount(2)
  await expect(expect(run.outputs['out']).toHaveRowCount({ min: 3 })).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected 2 rows in \`c.out\`, expected at least 3 rows, find where the rows are lost or come from, or change the check

      c broke its promise]
  `)
  await expect(expect([{ x: 1 }]).not.toHaveRowCount(1)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected another number of rows, remove \`.not\`]`,
  )
})

test('asks which output of a run is meant, and refuses what is no data', async () => {
  await expect(expect(run).toHaveRowCount(2)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected run of 2 outputs, expected one of them: run.outputs.out, run.outputs.report, pass one of these
      see  docs/errors.md#pp022]
  `)
  await expect(expect(undefined).toHaveRowCount(2)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`undefined\`, expected a run, a port of one, a path, a table or rows, pass one of these
      see  docs/errors.md#pp022]
  `)
})
