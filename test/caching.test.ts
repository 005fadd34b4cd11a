import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readContract, readPipeline } from '../src/load.ts'
import type { DataSpec } from '../src/model/data.ts'
import type { RunRecord } from '../src/model/record.ts'
import type { Runner } from '../src/model/runner.ts'
import { runners } from '../src/run/runners.ts'
import { runPipeline } from '../src/runPipeline.ts'
import { runScript } from '../src/runScript.ts'
import { filesBelow } from '../src/shared/files.ts'
import type { CacheChoice } from '../src/caching.ts'
import { folder } from './support/folder.ts'
import { smallProject } from './support/smallProject.ts'

const example = resolve(import.meta.dirname, '../examples/01-quickstart')

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A copy of the quickstart whose warm runs are counted outside of it. */
class Shop {
  readonly dir = folder()
  readonly started: string[] = []

  constructor() {
    const unwanted = /\.pipeproof|node_modules/
    cpSync(example, this.dir, { recursive: true, filter: (path) => !unwanted.test(path.slice(example.length)) })
    writeFileSync(join(this.dir, 'package.json'), '{}')
  }

  readonly runner: Runner = {
    ...runners.python,
    run: (job) => {
      this.started.push(job.script.slice(this.dir.length + 1))
      return runners.python.run(job)
    },
  }

  async run(cache?: CacheChoice): Promise<{ started: number; served: string[]; again: string[]; record: RunRecord }> {
    this.started.length = 0
    const pipeline = readPipeline(join(this.dir, 'shop.pipeline.yaml'))
    const { record, findings } = await runPipeline(pipeline, {
      runner: this.runner,
      ...(cache !== undefined && { cache }),
    })
    if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'))
    const runs = record.runs ?? []
    const steps = (wanted: (run: (typeof runs)[number]) => boolean): string[] =>
      runs
        .filter(wanted)
        .map(({ step }) => step)
        .toSorted()
    return {
      started: this.started.length,
      served: steps(({ served }) => served),
      again: steps(({ runner, served }) => runner === 'process' && !served),
      record,
    }
  }

  edit(script: string): void {
    appendFileSync(join(this.dir, 'scripts', script), '\n# a comment changes nothing, which only a run can tell\n')
  }
}

const all = ['clean', 'customers', 'days', 'report']

test('the first run runs all, the second proves it, the third is served', { timeout: 60_000 }, async () => {
  const shop = new Shop()
  expect(await shop.run()).toMatchObject({ started: 4, served: [], again: [] })
  expect(await shop.run()).toMatchObject({ started: 0, served: [], again: all })
  const third = await shop.run()
  expect(third).toMatchObject({ started: 0, served: all })
  const written = filesBelow(join(shop.dir, '.pipeproof/runs')).filter((path) => path.endsWith('record.json'))
  // written by these very runs
  const records = written.map(
    (path) => JSON.parse(readFileSync(join(shop.dir, '.pipeproof/runs', path), 'utf8')) as RunRecord,
  )
  const counts = records.map(({ runs = [] }) => runs.filter(({ served }) => served).length)
  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 4])
  shop.edit('report.py')
  expect(await shop.run()).toMatchObject({ started: 1, served: ['clean', 'customers', 'days'] })
  expect(shop.started).toEqual(['scripts/report.py'])
})

test('an edit that changes no output runs nothing after it', { timeout: 60_000 }, async () => {
  const shop = new Shop()
  await shop.run('prove')
  shop.edit('clean.py')
  expect(await shop.run()).toMatchObject({ started: 1, served: ['customers', 'days', 'report'] })
})

test('with `prove` the second run is served', { timeout: 60_000 }, async () => {
  const shop = new Shop()
  expect(await shop.run('prove')).toMatchObject({ started: 4, served: [] })
  expect(await shop.run()).toMatchObject({ started: 0, served: all })
})

test('findings are told of a served result too', { timeout: 60_000 }, async () => {
  const promise = smallProject['double.yaml'].replace(/(outputs:[^]*)columns:/, '$1rows: { min: 5 }\n    columns:')
  const dir = folder({ ...smallProject, 'package.json': '{}', 'double.yaml': promise })
  const contract = readContract(join(dir, 'double.yaml'))
  const inputs: Record<string, DataSpec> = { numbers: { kind: 'rows', rows: [{ n: 1 }] } }
  const runs = []
  for (let index = 0; index < 3; index++) runs.push(await runScript(contract, { inputs }))
  expect(runs.map(({ served = false, findings }) => [served, ...findings.map(({ code }) => code)])).toEqual([
    [false, 'rows'],
    [false, 'rows'],
    [true, 'rows'],
  ])
})

test('a secret that a script prints and writes is nowhere in the cache', { timeout: 60_000 }, async () => {
  const secret = 'swordfish-9f2c'
  const leaks = smallProject['double.py'].replace(
    '    os.makedirs',
    '    print(environ_vars["API_KEY"])\n    os.makedirs',
  )
  const writes = leaks.replace('writer.writerow(["n"])', 'writer.writerow(["n", environ_vars["API_KEY"]])')
  const outcomes = []
  for (const script of [leaks, writes]) {
    const dir = folder({ ...smallProject, 'package.json': '{}', 'double.py': script })
    const contract = readContract(join(dir, 'double.yaml'))
    const env = { API_KEY: secret }
    const runs = []
    for (let index = 0; index < 3; index++) runs.push(await runScript(contract, { env }))
    const cache = join(dir, '.pipeproof/cache')
    const holding = filesBelow(cache).filter((path) => readFileSync(join(cache, path)).includes(secret))
    outcomes.push({ served: runs.map(({ served = false }) => served), notes: runs[2]?.notes, holding })
  }
  expect(outcomes).toEqual([
    { served: [false, false, true], notes: [], holding: [] },
    {
      served: [false, false, false],
      notes: ['its results are not kept: `numbers.csv` may hold a secret'],
      holding: [],
    },
  ])
})

describe('without the cache', { timeout: 60_000 }, () => {
  test.each([
    ['the option', false, ''],
    ['the environment', undefined, 'off'],
  ] as const)('by %s nothing is served or kept', async (_, cache, variable) => {
    const shop = new Shop()
    await shop.run('prove')
    vi.stubEnv('PIPEPROOF_CACHE', variable)
    const kept = filesBelow(join(shop.dir, '.pipeproof/cache'))
    expect(await shop.run(cache)).toMatchObject({ started: 4, served: [] })
    expect(filesBelow(join(shop.dir, '.pipeproof/cache'))).toEqual(kept)
  })

  test('the option goes before the environment', async () => {
    const shop = new Shop()
    await shop.run('prove')
    vi.stubEnv('PIPEPROOF_CACHE', 'off')
    expect(await shop.run(true)).toMatchObject({ served: all })
  })
})
