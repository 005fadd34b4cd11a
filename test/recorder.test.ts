import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { afterEach, expect, test, vi } from 'vitest'
import { openFlow, type FlowOptions } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import type { RunRecord } from '../src/model/record.ts'
import schema from '../src/record/record.schema.json' with { type: 'json' }
import { filesBelow } from '../src/shared/files.ts'
import { folder } from './support/folder.ts'
import { smallProject } from './support/smallProject.ts'

const id = '5f0c9b1e'
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** A project whose test runs have one name. */
function project(files: Record<string, string> = {}): string {
  vi.stubEnv('PIPEPROOF_RUN', JSON.stringify({ id, command: ['run', '--retry=1'] }))
  return folder({ 'package.json': '{}', ...smallProject, ...files })
}

const recordIn = (dir: string, run = id): RunRecord => {
  // written by the flow
  const record = JSON.parse(readFileSync(join(dir, '.pipeproof/runs', run, 'record.json'), 'utf8')) as RunRecord
  validate(record)
  expect(validate.errors).toBeNull()
  return record
}

/** Runs the tests of a pipeline whose titles fit. */
async function tested(
  dir: string,
  fits: RegExp,
  options: FlowOptions & { pipeline?: string } = {},
): Promise<RunRecord> {
  const { pipeline = 'twice.pipeline.yaml', ...others } = options
  const flow = openFlow(readPipeline(join(dir, pipeline)), { cache: false, runner: 'process', ...others })
  for (const { title, tests } of flow.plan.groups)
    for (const planned of tests)
      if (fits.test(`${title} ${planned.title}`)) await flow.examine(planned, title).catch(() => [])
  await flow.close()
  return flow.record
}

const long = { timeout: 60_000 }

test(
  'a record says where it took place, what steps are made of, and which output came from which input',
  long,
  async () => {
    const dir = project({ 'node_modules/vitest/package.json': '{"version":"4.0.0"}' })
    const record = await tested(dir, /end to end/, { framework: 'vitest' })
    expect(recordIn(dir)).toEqual(record)
    expect(record).toMatchObject({
      file: 'twice.pipeline.yaml',
      ok: true,
      framework: { name: 'vitest', version: '4.0.0' },
      node: process.version,
      system: `${process.platform} ${process.arch}`,
      python: { version: expect.stringMatching(/^3\.\d+\.\d+/), libraries: {} },
      command: ['run', '--retry=1'],
      scripts: {
        first: {
          mode: 'call',
          script: { file: 'double.py', hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
          contract: { file: 'double.yaml' },
        },
      },
    })
    const [first, second] = record.runs ?? []
    expect(first).toMatchObject({ step: 'first', kind: 'chain', case: 'in its pipeline', exitCode: 0, ok: true })
    expect(second?.inputs?.['numbers']).toEqual(first?.outputs?.['numbers'])
    expect(first?.outputs?.['numbers']).toMatchObject({ files: 1, rows: 100 })
    expect(first?.inputs?.['numbers']?.hash).not.toBe(first?.outputs?.['numbers']?.hash)
    expect(record.quality?.[0]?.columns?.['n']).toMatchObject({
      nulls: 0,
      distinct: expect.any(Number),
      min: expect.any(Number),
    })
  },
)

const ports = (runs: RunRecord['runs']) => runs?.map(({ inputs, outputs }) => [inputs, outputs])

test('the cache tells the same hashes', long, async () => {
  const dir = project()
  const { runs: plain } = await tested(dir, /end to end/)
  const { runs: made } = await tested(dir, /end to end/, { cache: true })
  const { runs: served } = await tested(dir, /end to end/, { cache: true })
  expect([plain, made, served].map((runs) => runs?.map(({ served: is }) => is))).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ])
  expect([ports(made), ports(served)]).toEqual([ports(plain), ports(plain)])
})

test('what fails is told with its line, and what goes well in a batch is told as one', long, async () => {
  const dir = project({ 'double.py': smallProject['double.py'].replace('int(row["n"]) * 2', '1 / (len(rows) - 1)') })
  const { runs = [], ok, edges } = await tested(dir, /first (runs on valid|keeps)/)
  expect({ ok, edges }).toEqual({ ok: false, edges: [{ from: 'first.numbers', to: 'second.numbers' }] })
  const batch = runs.filter(({ kind }) => kind === 'batch')
  expect(batch.some(({ count = 1 }) => count > 3)).toBe(true)
  const failed = batch.find((run) => !run.ok)
  expect(failed?.error).toMatchObject({ type: 'ZeroDivisionError', file: 'double.py', line: 10 })
})

test('pipelines and parts of one test run come together in one record', long, async () => {
  const dir = project({ 'a.yaml': 'name: apart\nsteps: { only: double.yaml }\n' })
  await tested(dir, /first/)
  await tested(dir, /first (runs on valid)|second runs on valid/)
  await tested(dir, /only runs on valid/, { pipeline: 'a.yaml' })
  expect(readdirSync(join(dir, '.pipeproof/runs'))).toEqual([id])
  const { others = [], ...record } = recordIn(dir)
  expect([record, ...others].map(({ pipeline }) => pipeline)).toEqual(['apart', 'twice'])
  const titles = others[0]?.tests.map(({ group, title }) => `${group} ${title}`) ?? []
  expect(new Set(titles).size).toBe(titles.length)
  expect(titles).toContain('second runs on valid data')
  expect(titles.length).toBeGreaterThan(3)
})

test('a test that could not be answered is in the record too', long, async () => {
  const dir = project()
  vi.stubEnv('API_TOKEN', 'nowhere-4711')
  const { tests, ok } = await tested(dir, /first runs on valid/, { python: '/nowhere-4711/python' })
  expect(ok).toBe(false)
  expect(tests[0]).toMatchObject({ title: 'runs on valid data', ok: false, findings: [] })
  expect(tests[0]?.error).toContain('Unexpected interpreter `/***/python`')
})

test('nothing is written where nothing was asked', async () => {
  const dir = project()
  await tested(dir, /no such test/)
  expect(readdirSync(dir)).not.toContain('.pipeproof')
})

test('a disk that refuses fails no test, and is told', async () => {
  const dir = project({ '.pipeproof': 'a file is in the way' })
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  const { tests } = await tested(dir, /wiring/)
  expect(tests.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(warned).toHaveBeenCalledTimes(1)
  expect(String(warned.mock.calls[0]).replaceAll(dir, '')).toMatchInlineSnapshot(
    `"the record is not written, which fails no test: Unexpected refusal to write \`/.pipeproof/runs/5f0c9b1e\` (ENOTDIR: not a directory, mkdir '/.pipeproof/runs/5f0c9b1e'), expected a folder with space that can be written, free it or change its owner"`,
  )
})

test('a record in the way that is none is replaced, and nothing half is left', async () => {
  const dir = project()
  const run = join(dir, '.pipeproof/runs', id)
  mkdirSync(run, { recursive: true })
  writeFileSync(join(run, 'record.json'), '{"version":1,')
  await tested(dir, /wiring/)
  expect(filesBelow(run)).toEqual(['record.json'])
  expect(recordIn(dir).tests).toHaveLength(3)
  rmSync(join(run, 'record.json'))
  mkdirSync(join(run, 'record.json'))
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  await tested(dir, /wiring/)
  expect(warned).toHaveBeenCalledTimes(1)
  expect(filesBelow(run)).toEqual([])
})

const leaky = `import csv, os, sys

def main(input_paths, output_paths, environ_vars, job_args):
    print("the token is", environ_vars["API_TOKEN"])
    with open(os.path.join(input_paths["people"], "people.csv")) as source:
        rows = list(csv.DictReader(source))
    os.makedirs(output_paths["people"], exist_ok=True)
    with open(os.path.join(output_paths["people"], "people.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["pin", "copy", "day"])
        writer.writerows([row["pin"], row["pin"], "2021-12-31"] for row in rows)
    if len(rows) == 1:
        raise ValueError("no " + rows[0]["pin"] + " " + environ_vars["API_TOKEN"])
`
const port =
  'files: people.csv, columns: { pin: { type: integer, masked: true }, copy: { type: integer, maximum: 1, optional: true }, day: { type: date, optional: true } }'

test('secrets of the environment, of masked columns and of what is printed are in no record', long, async () => {
  const dir = project({
    'leaky.py': leaky,
    'leaky.yaml': `script: leaky.py\nenv: { API_TOKEN: tok-8472 }\ninputs: { people: { ${port} } }\noutputs: { people: { ${port} } }\n`,
    'p.yaml': `name: p
steps: { leak: leaky.yaml }
cases:
  leak:
    - { name: one, inputs: { people: { rows: [{ pin: 471199 }] } } }
    - { name: two, inputs: { people: { rows: [{ pin: 471199 }, { pin: 471199 }] } } }
`,
  })
  vi.stubEnv('PIPEPROOF_RUN', JSON.stringify({ id, command: ['-t', 'hunter22'] }))
  vi.stubEnv('MY_PASSWORD', 'hunter22')
  const record = await tested(dir, /leak (one|two)/, { pipeline: 'p.yaml' })
  expect(record.tests.map(({ ok }) => ok)).toEqual([false, false])
  expect(record.runs?.some(({ error }) => error?.message === 'no *** ***')).toBe(true)
  const text = readFileSync(join(dir, '.pipeproof/runs', id, 'record.json'), 'utf8')
  for (const secret of ['tok-8472', '471199', 'hunter22']) expect(text).not.toContain(secret)
  expect(text).toContain('***')
})
