import { describe, expect, inject, test } from 'vitest'
import { runJest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const manifest = '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n'

/** Says what the engine, the disk and the contract say: all of these errors come from outside of Jest's realm. */
const told = `const { loadContract, openTable, writeTable } = require('pipeproof')
const refusal = (act) => Promise.resolve().then(act).then(() => '', ({ message }) => message.split('\\n')[0])

test('a file that is not there', async () => {
  expect(await refusal(() => loadContract('./doubel.yaml'))).toMatch(/^Unexpected path .*, write .double.yaml/)
})
test('a table that can not be written', async () => {
  expect(await refusal(() => writeTable([{ n: 1 }], './double.py/x.csv'))).toMatch(/^Unexpected refusal to write/)
})
test('a table that can not be read', async () => {
  const rowsOf = async (path) => (await openTable(path)).rows()
  expect(await refusal(() => rowsOf('./broken.csv'))).toMatch(/^Unexpected file that ends inside a quote/)
})
test('a query that can not be run', async () => {
  const table = await openTable('./good.csv')
  expect(await refusal(() => table.query('select nothing from rows'))).toMatch(/^Unexpected SQL/)
})
`

const files = {
  'package.json': manifest,
  'double.py': smallProject['double.py'],
  'double.yaml': smallProject['double.yaml'],
  'a.pipeline.yaml': smallProject['twice.pipeline.yaml'],
  'b.pipeline.yaml': smallProject['twice.pipeline.yaml'].replace('name: twice', 'name: again'),
  'c.test.js': told,
  'd.test.js': told,
  'good.csv': 'n\n1\n',
  'broken.csv': 'n\n"1\n',
}

describe('Jest runs pipelines and tables', () => {
  test.each([
    ['in one process, which loads the engine once for each file', ['--runInBand']],
    ['in processes beside each other', ['--maxWorkers=2']],
    ['in threads beside each other', ['--maxWorkers=2', '--workerThreads']],
  ])('%s', async (_, args) => {
    const run = await runJest(makeProject(inject('installed'), files), { args })
    expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(run.tests).toHaveLength(42)
    expect(run.printed).not.toMatch(/failed to exit|open handles|Force exiting/i)
    expect(run.exitCode).toBe(0)
  })
})
