import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadContract, local, rows, runScript, type RunOptions } from '../src/index.ts'
import { folder } from './support/folder.ts'
import { messages } from './support/messages.ts'

const dir = join(import.meta.dirname, 'fixtures/silent')

/** What the contract says of a script of its own, or of another in its place. */
async function told(contract: string, script: string, options: RunOptions = {}): Promise<string> {
  const read = loadContract(join(dir, `${contract}.yaml`))
  const run = await runScript({ ...read, script: join(dir, `${script}.py`) }, { cache: false, ...options })
  return messages(run.findings)
}

/** What is told of both twins on equal data: nothing of the healthy one. */
async function twins(contract: string, silent: string, options?: RunOptions): Promise<string> {
  expect(await told(contract, contract, options)).toBe('')
  return told(contract, silent, options)
}

const ids = [17, 4, 93, 58, 21, 76]

describe('a failure that ends with 0', () => {
  test('a transformation that runs twice', async () => {
    expect(await twins('scales', 'scalesTwice')).toMatchInlineSnapshot(
      `"keepsValues: Unexpected \`2.3093381406304916\` in \`scales.scaled.amount\`, expected \`9.067759008766798\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
    )
  })

  test('a transformation that the step before has done', async () => {
    const scaled = rows(Array.from({ length: 200 }, (_, id) => ({ id, amount: (id % 90) / 10 })))
    expect(await twins('scores', 'scoresScaledAgain', { inputs: { scaled } })).toMatchInlineSnapshot(
      `"keepsDistribution: Unexpected distribution 0.67 apart (Kolmogorov-Smirnov; p below 0.000001; 0.1 against itself) in \`scores.scored.amount\`, expected the distribution in \`scaled\`, find what changes these values or drops their rows, or name other columns"`,
    )
  })

  test('files of one name in two inputs, of which the last stays', async () => {
    expect(await twins('collects', 'collectsSameNames')).toMatchInlineSnapshot(
      `"conservesRows: Unexpected 100 rows in \`collects.all\`, expected 300 rows, for 300 of \`north\`, \`south\` and \`east\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"`,
    )
  })

  test('shards without a header, each of which loses its first row', async () => {
    const shards = local(
      folder({ signature: 'id,amount', 'part-0.csv': '1,5\n2,6\n', 'part-1.csv': '3,7\n4,8\n5,9\n' }),
    )
    expect(await twins('joinsShards', 'joinsShardsByHeader', { inputs: { shards } })).toMatchInlineSnapshot(`
      "conservesRows: Unexpected 3 rows in \`joinsShards.joined\`, expected 5 rows, for 5 of \`shards.rows\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`
      keepsKeys: Unexpected loss of 2 rows of \`shards.rows\` in \`joinsShards.joined\`, expected the same \`id\` as in \`shards.rows\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"
    `)
  })

  test('a folder of work in which the last model still lies', async () => {
    const models = [
      folder({ 'old.csv': 'feature,weight\nage,0.5\nheight,2\n' }),
      folder({ 'new.csv': 'feature,weight\nincome,1.5\n' }),
    ].map((path) => ({ inputs: { model: local(path) } }))
    for (const script of ['unpacks', 'unpacksBesideOld']) {
      const env = { WORK_DIR: join(folder(), 'model') }
      const found = []
      for (const options of models) found.push(await told('unpacks', script, { ...options, env }))
      expect(found).toMatchSnapshot()
    }
  })

  test('an id that is dropped, and made anew from the number of the row', async () => {
    const data = rows(ids.map((id) => ({ id, amount: id })))
    expect(await twins('predicts', 'predictsByRowNumber', { inputs: { data } })).toMatchInlineSnapshot(`
      "keepsKeys: Unexpected loss of 5 rows of \`data\` in \`predicts.predictions\`, expected the same \`id\` as in \`data\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`
      keepsValues: Unexpected \`21\` in \`predicts.predictions.amount\`, expected \`4.0\`, as \`data\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"
    `)
  })

  test('ids that are not those of their rows', async () => {
    const data = rows(ids.map((id) => ({ id, amount: id })))
    expect(await twins('predicts', 'predictsOutOfOrder', { inputs: { data } })).toMatchInlineSnapshot(
      `"keepsValues: Unexpected \`4\` in \`predicts.predictions.amount\`, expected \`17.0\`, as \`data\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
    )
  })

  test('a label that is not found, and the second column in its place', async () => {
    const raw = rows(ids.map((id, row) => ({ id, visits: row + 2, is_fraud: row % 2 })))
    expect(await twins('labels', 'labelsBySecondColumn', { inputs: { raw } })).toMatchInlineSnapshot(
      `"keepsValues: Unexpected \`2\` in \`labels.training.label\`, expected \`0\`, as \`raw\` has it for the same \`id\`, join by the key, and look for what is done twice or not at all"`,
    )
  })

  test('a label that the data does not have', async () => {
    const raw = local(folder({ 'raw.csv': 'id,visits,fraud\n1,5,0\n2,6,1\n' }))
    expect(await told('labels', 'labelsBySecondColumn', { inputs: { raw } })).toMatchInlineSnapshot(
      `"columns: Unexpected columns \`id\`, \`visits\` and \`fraud\` in \`labels.raw.is_fraud\`, expected a column \`is_fraud\`, rename \`fraud\`"`,
    )
  })

  test('an error that is returned and not raised', async () => {
    expect(await twins('reports', 'reportsNothing')).toMatchInlineSnapshot(
      `"exception: Unexpected \`status: error: no rows\` in \`reports\`, expected a run that ends without an error, mend \`test/fixtures/silent/reportsNothing.py\`"`,
    )
  })
})
