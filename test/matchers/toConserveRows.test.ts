import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const run = await ranScript([1, 2, 3])

test('passes as many rows as the other has', async () => {
  await expect([{ a: 1 }, { a: 2 }]).toConserveRows(run.outputs['out'] ?? [])
  await expect(run.outputs['out']).toConserveRows(run.inputs['raw'] ?? [], { where: 'id < 3' })
  await expect(run.outputs['out']).toConserveRows([{ x: 1 }], { ratio: [1, 2] })
})

test('tells how many are lost', async () => {
  const [out, raw] = [run.outputs['out'], run.inputs['raw'] ?? []]
  await expect(out).not.toConserveRows(raw)
  await expect(expect(out).toConserveRows(raw)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected 2 rows in \`c.out\`, expected 3 rows, for 3 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`

      c broke its promise]
  `)
  await expect(expect(out).not.toConserveRows(raw, { ratio: [0, 1] })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected lost or new rows, remove \`.not\`]`,
  )
})
