import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readPipeline } from '../src/load.ts'
import { runPipeline } from '../src/runPipeline.ts'
import { anonymiseFile } from '../src/table/anonymiseFile.ts'
import { formatOf } from '../src/table/formats.ts'
import { folder } from './support/folder.ts'

beforeEach(() => vi.stubEnv('PIPEPROOF_HASH_KEY', 'a secret that is long'))
afterEach(() => vi.unstubAllEnvs())

const script = `import csv, os
def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["raw"], "raw.csv")) as source:
        for row in csv.DictReader(source):
            assert row["name"] != job_args.refused
    open(os.path.join(output_paths["out"], "out.csv"), "w").close()
`
const contract = (refused: string): string => `script: s.py
inputs:
  raw: { files: raw.csv, columns: { id: { type: integer }, name: { type: string } }, anonymise: { name: hash } }
outputs: { out: { files: out.csv } }
args: { refused: ${refused} }
`

test('a large file whose columns are hashed is cut to the row that fails, hashed once', async () => {
  const rows = Array.from({ length: 25_000 }, (_, row) => `${row},person ${row}\n`).join('')
  const dir = folder({
    's.py': script,
    'data/raw.csv': `id,name\n${rows}`,
    'one.csv': 'id,name\n17321,person 17321\n',
    'package.json': '{}',
  })
  const to = join(dir, 'hashed.csv')
  const format = formatOf({ format: 'csv', files: 'one.csv' })
  await anonymiseFile({ from: join(dir, 'one.csv'), to, format, place: 'c.raw' }, { name: 'hash' })
  const hash = readFileSync(to, 'utf8').split(/[\n,]/)[3] ?? ''
  const made = folder({
    's.py': script,
    'c.yaml': contract(hash),
    'p.yaml': 'steps: { c: c.yaml }\n',
    'package.json': '{}',
  })
  const { findings } = await runPipeline(readPipeline(join(made, 'p.yaml')), {
    cache: false,
    sources: { 'c.raw': { kind: 'local', path: join(dir, 'data') } },
  })
  const notes = findings.flatMap((each) => each.notes ?? []).join('\n')
  expect(notes).toContain(`from   c.raw  { name: ${hash} }`)
  expect(notes).toContain('the smallest input that shows it: 1 row')
  expect(JSON.stringify(findings)).not.toContain('person')
}, 60_000)
