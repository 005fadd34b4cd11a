import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { atRevision } from '../src/atRevision.ts'
import { compareContracts } from '../src/compareContracts.ts'
import { readContract } from '../src/load.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const script = 'def main(input_paths, output_paths, environ_vars, job_args): pass\n'
const text = (columns: string): string =>
  `script: ../scripts/step.py\ninputs: { raw: { files: raw.csv, columns: ${columns} } }\n`

const schema = (type: string): string => `{ "type": "object", "properties": { "id": { "type": "${type}" } } }`

const refusal = (path: string, revision: string): Promise<string> =>
  thrown(() => atRevision(path, revision, { from: '/spec.ts' }))

const git = (dir: string, ...args: string[]): void =>
  void execFileSync('git', ['-C', dir, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
    stdio: 'pipe',
  })

function repository(files: Record<string, string>): string {
  const dir = folder(files)
  git(dir, 'init', '--quiet', '--initial-branch=main')
  git(dir, 'add', '.')
  git(dir, 'commit', '--quiet', '-m', 'First')
  return dir
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

test('gives the contract as it was, to be compared with what it is', () => {
  const dir = repository({ 'contracts/step.yaml': text('{ id: { type: integer } }'), 'scripts/step.py': script })
  const file = join(dir, 'contracts/step.yaml')
  write(file, text('{ id: { type: integer, minimum: 0 } }'))
  const before = atRevision(file, 'main')
  expect(before).toMatchObject({ file, script: join(dir, 'scripts/step.py'), at: { file } })
  expect(compareContracts(before, readContract(file))).toMatchObject({ isBreaking: true, backward: false })
})

test('reads the script and the schemas of that time too', () => {
  const dir = repository({
    'step.yaml': 'script: old.py\ninputs: { raw: { files: raw.csv, schema: raw.json } }\n',
    'old.py': script,
    'raw.json': schema('integer'),
  })
  renameSync(join(dir, 'old.py'), join(dir, 'new.py'))
  write(join(dir, 'raw.json'), schema('string'))
  const { script: path, inputs } = atRevision(join(dir, 'step.yaml'), 'HEAD')
  expect(path).toBe(join(dir, 'old.py'))
  expect(inputs['raw']?.datasets['raw']?.columns?.['id']).toMatchObject({ type: 'integer' })
})

test('reads a contract whose folder is gone', () => {
  const dir = repository({ 'contracts/step.yaml': text('{ id: {} }'), 'scripts/step.py': script })
  rmSync(join(dir, 'contracts'), { recursive: true })
  expect(atRevision(join(dir, 'contracts/step.yaml'), 'HEAD').name).toBe('step')
})

test('names a revision, a file and a repository that is not there', async () => {
  const dir = repository({ 'step.yaml': text('{ id: {} }') })
  const outside = folder({ 'step.yaml': '' })
  const shown = [
    await refusal(join(dir, 'step.yaml'), 'mian'),
    await refusal(join(dir, 'step.yaml'), '--help'),
    await refusal(join(dir, 'stop.yaml'), 'main'),
    await refusal(join(outside, 'step.yaml'), 'main'),
  ]
  expect(shown.join('\n').replaceAll(/in {3}\S*spec.ts/g, 'in   spec.ts')).toMatchInlineSnapshot(`
    "Unexpected revision \`mian\` of \`step.yaml\` (git knows no such revision), expected one that git has of this file, write \`main\`
      in   spec.ts:1:1
      see  docs/errors.md#pp029
    Unexpected revision \`--help\` of \`step.yaml\` (git knows no such revision), expected one that git has of this file, see \`git log\`
      in   spec.ts:1:1
      see  docs/errors.md#pp029
    Unexpected revision \`main\` of \`stop.yaml\` (the file is not in it), expected one that git has of this file, name a later one
      in   spec.ts:1:1
      see  docs/errors.md#pp029
    Unexpected revision \`main\` of \`step.yaml\` (not a git repository (or any of the parent directories): .git), expected one that git has of this file, compare it with a file instead
      in   spec.ts:1:1
      see  docs/errors.md#pp029"
  `)
})

test('says so where there is no git', async () => {
  const dir = repository({ 'step.yaml': text('{ id: {} }') })
  vi.stubEnv('PATH', '/nowhere')
  const said = await thrown(() => atRevision(join(dir, 'step.yaml'), 'main', { from: '/spec.ts' }))
  vi.unstubAllEnvs()
  expect(said).toMatch(/^Unexpected command `git` \(.*\), expected a program that can be run/)
})

test('tells what was wrong with the contract of that time, and where', async () => {
  const dir = repository({ 'step.yaml': 'script: step.py\ninputs: { raw: { flies: raw.csv } }\n', 'step.py': script })
  const said = await thrown(() => atRevision(join(dir, 'step.yaml'), 'main'))
  expect(said.replace(/in {3}\S*step/, 'in   step')).toMatchInlineSnapshot(`
    "Unexpected key \`flies\` in \`inputs.raw\`, expected \`description\`, \`required\`, \`merge\`, \`aliases\`, \`path\`, \`datasets\`, \`files\`, \`format\`, \`schema\`, \`columns\`, \`rows\`, \`fields\` or 5 more, write \`files\`
      in   step.yaml@main:2:18
      see  docs/errors.md#pp003"
  `)
})
