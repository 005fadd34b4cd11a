import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../../src/load.ts'
import { runPipeline } from '../../src/runPipeline.ts'
import { used } from '../../src/run/used.ts'
import { folder } from '../support/folder.ts'

test('files of the command and of its globs are read, and folders listed', () => {
  const dir = folder({ 'a.js': '', 'lib/b.js': '' })
  const at = (path: string): string => join(dir, path)
  expect(used({ command: ['node', at('a.js')], uses: [at('lib/*.js')] })).toEqual({
    read: [at('a.js'), at('lib/b.js')],
    listed: [at('lib')],
    imported: [],
    beyond: [],
  })
  expect(used({ command: ['node', at('a.js')] })).toBeUndefined()
})

const script = `const { writeFileSync } = require('node:fs')
writeFileSync(process.argv[2] + '/n.csv', 'id\\n' + require('./lib/more.js') + '\\n')
`

/** A pipeline of one command, and whether its result was served. */
function project(uses: string): { dir: string; run: () => Promise<{ served: boolean; notes: string[] }> } {
  const dir = folder({
    'package.json': '{}',
    'a.cjs': script,
    'lib/more.js': 'module.exports = 1\n',
    'a.yaml': `command: [node, a.cjs, "{outputs.out}"]\n${uses}outputs: { out: { files: n.csv, columns: { id: { type: integer } } } }\n`,
    'p.yaml': 'steps: { a: a.yaml }\nedges: {}\n',
  })
  const run = async (): Promise<{ served: boolean; notes: string[] }> => {
    const { record } = await runPipeline(readPipeline(join(dir, 'p.yaml')), { cache: 'prove' })
    const { served, notes } = record.runs?.[0] ?? { served: false, notes: ['it did not run'] }
    return { served, notes }
  }
  return { dir, run }
}

test('a command that says what it uses is served until one of these changes', { timeout: 60_000 }, async () => {
  const { dir, run } = project('uses: [lib/*.js]\n')
  expect((await run()).served).toBe(false)
  expect((await run()).served).toBe(true)
  writeFileSync(join(dir, 'lib/more.js'), 'module.exports = 22\n')
  expect((await run()).served).toBe(false)
  expect((await run()).served).toBe(true)
  writeFileSync(join(dir, 'lib/new.js'), '')
  expect((await run()).served).toBe(false)
  appendFileSync(join(dir, 'a.cjs'), '// changed\n')
  expect((await run()).served).toBe(false)
})

test('one that does not is never kept, and says why', { timeout: 60_000 }, async () => {
  const { run } = project('')
  await run()
  const { served, notes } = await run()
  expect(served).toBe(false)
  expect(notes).toContain('its results are not kept: its contract does not say what it `uses`')
})
