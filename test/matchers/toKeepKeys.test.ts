import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const run = await ranScript([1, 2, 3])

test('passes the same keys, however they are written', async () => {
  await expect([{ id: 2 }, { id: 1.0 }]).toKeepKeys(run.outputs['out'] ?? [], 'id')
  await expect(run.outputs['out']).toKeepKeys(run.inputs['raw'] ?? [], 'id', { lost: true })
})

test('tells a key that is lost, with its row', async () => {
  const [out, raw] = [run.outputs['out'], run.inputs['raw'] ?? []]
  await expect(out).not.toKeepKeys(raw, 'id')
  await expect(expect(out).toKeepKeys(raw, 'id')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected loss of 1 row of \`raw\` in \`c.out\`, expected the same \`id\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`

      c broke its promise: 1 row
      row 3  { id: 3 }  in raw.csv]
  `)
  await expect(expect(out).not.toKeepKeys(raw, 'id', { lost: true })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected other keys, remove \`.not\`]`,
  )
})

test('tells a key that the other does not have', async () => {
  await expect(expect([{ id: 9 }]).toKeepKeys([{ id: 8 }], 'id', { lost: true })).rejects
    .toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`id\` that is not in \`other\` in \`rows.data\`, expected the same \`id\` as in \`other\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`

      the data is not what is asked of it: 1 of 1 row
      row 1  { id: 9 }  in data.jsonl]
  `)
})
