import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { local, loadContract, runScript } from '../../src/index.ts'
import { folder } from '../support/folder.ts'
import { scriptNamed } from '../support/job.ts'

test.each(['damages', 'deletes'])('a script that %s its input leaves the file of its user alone', async (way) => {
  const dir = folder({ 'package.json': '{}', 'data.csv': 'n\n1\n', 'data/data.csv': 'n\n1\n' })
  const port = '{ files: data.csv, columns: { n: { type: integer } } }'
  writeFileSync(
    join(dir, 'step.yaml'),
    `script: ${scriptNamed('damagesInput')}\ninputs:\n  raw: ${port}\nargs: { way: ${way} }\n`,
  )
  for (const path of ['data.csv', 'data', 'data.csv']) {
    const inputs = { raw: local(join(dir, path)) }
    const run = await runScript(loadContract(join(dir, 'step.yaml')), { inputs, cache: false })
    expect(run).toMatchObject({ ok: true, findings: [] })
    // each run began with what the user has, and damaged its own
    expect(readdirSync(join(run.workspace, 'inputs/raw'))).toEqual(way === 'deletes' ? [] : ['data.csv'])
    expect(readFileSync(join(dir, 'data.csv'), 'utf8')).toBe('n\n1\n')
    expect(readFileSync(join(dir, 'data/data.csv'), 'utf8')).toBe('n\n1\n')
  }
})
