import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { BrokenPromise } from '../src/brokenPromise.ts'
import { defineRunner } from '../src/defineRunner.ts'
import { describeFlow, type TestApi } from '../src/describe.ts'
import { openFlow, type FlowOptions } from '../src/flow.ts'
import { readContract, readPipeline } from '../src/load.ts'
import type { Job } from '../src/model/job.ts'
import { property } from '../src/property.ts'
import { runners } from '../src/run/runners.ts'
import { folder } from './support/folder.ts'

const script = (line: string): string => `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["raw"], "raw.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        ${line}
    with open(os.path.join(output_paths["raw"], "raw.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["amount", "kind"])
        writer.writeheader()
        writer.writerows(rows)
`

const port = (masked = '') =>
  `{ files: raw.csv, columns: { amount: { type: integer, minimum: 0, maximum: 1000 }, kind: { enum: [alpha, beta]${masked} } } }`

function project(line: string, masked = ''): string {
  const contract = (name: string, more = '') =>
    `script: ${name}.py\ninputs: { raw: ${port(masked)} }\noutputs: { raw: ${port(masked)} }\n${more}`
  return folder({
    'a.py': script('pass'),
    'b.py': script(line),
    'a.yaml': contract('a'),
    'b.yaml': contract('b', 'rejects: [outOfRange]\n'),
    'p.yaml': 'name: p\nsteps: { a: a.yaml, b: b.yaml }\nedges: { b.raw: a.raw }\n',
    'package.json': '{}',
  })
}

/** A runner that tells what it was asked to run. */
function counting(): { runner: FlowOptions['runner']; jobs: Job[]; rows: string[] } {
  const [jobs, rows]: [Job[], string[]] = [[], []]
  const runner = defineRunner({
    name: 'counting',
    run(job) {
      jobs.push(job)
      rows.push(readFileSync(join(job.inputs['raw'] ?? '', 'raw.csv'), 'utf8').replaceAll('\r', ''))
      return runners.process.run(job)
    },
  })
  return { runner, jobs, rows }
}

/** What one test of a project says, and what it ran. */
async function tell(dir: string, title: string, options: FlowOptions = {}) {
  const bodies: Record<string, () => Promise<void>> = {}
  const closing: (() => Promise<void>)[] = []
  let group = ''
  const api: TestApi = {
    describe(name, _, body) {
      group = name
      body()
    },
    test: (name, _, body) => void (bodies[`${group} > ${name}`] = () => body({})),
    afterAll: (body) => void closing.push(body),
    again: () => 'npx test',
  }
  const { runner, jobs, rows } = counting()
  const file = join(dir, 'p.yaml')
  describeFlow(api, openFlow(readPipeline(file), { own: true, cache: false, runner, ...options }), { file })
  const error: unknown = await bodies[title]?.().catch((thrown: unknown) => thrown)
  await closing[0]?.()
  const message = error instanceof Error ? error.message : ''
  return { message, id: /PIPEPROOF_REPLAY=(\w+) npx test/.exec(message)?.[1] ?? '', jobs, rows }
}

const first = ({ message }: { message: string }): string => message.split('\n')[0] ?? ''
const raises = 'if int(row["amount"]) > 900 and row["kind"] == "beta": raise ValueError("too much")'
const time = { timeout: 60_000 }

afterEach(() => vi.unstubAllEnvs())

test('the smallest input of many runs again, in one call', time, async () => {
  const dir = project(raises)
  const found = await tell(dir, 'b > keeps its promises on 25 generated inputs')
  expect(found.id).toMatch(/^[0-9a-f]{6}$/)
  expect(found.jobs.length).toBeGreaterThan(25)
  vi.stubEnv('PIPEPROOF_REPLAY', found.id)
  const again = await tell(dir, 'b > keeps its promises on 25 generated inputs')
  expect(first(again)).toBe(first(found))
  expect(again.rows).toEqual(['amount,kind\n901,beta\n'])
  // the same input has the same name
  expect(again.id).toBe(found.id)
})

test('a mended script passes on it, and other steps run as ever', time, async () => {
  const dir = project(raises)
  const { id } = await tell(dir, 'b > runs on boundary data')
  vi.stubEnv('PIPEPROOF_REPLAY', id)
  const other = await tell(dir, 'a > runs on valid data')
  expect(other.rows[0]?.split('\n').length).toBeGreaterThan(50)
  expect(other.message).toBe('')
  writeFileSync(join(dir, 'b.py'), script('pass'))
  const again = await tell(dir, 'b > runs on boundary data')
  expect(again).toMatchObject({ message: '', rows: ['amount,kind\n901,beta\n'] })
})

test('the sources of a whole pipeline run up to the step that failed', time, async () => {
  const dir = project(raises)
  const found = await tell(dir, 'p > runs from end to end')
  vi.stubEnv('PIPEPROOF_REPLAY', found.id)
  const again = await tell(dir, 'p > runs from end to end')
  expect(first(again)).toBe(first(found))
  expect(again.rows).toEqual(['amount,kind\n901,beta\n', 'amount,kind\n901,beta\n'])
  expect(again.id).toBe(found.id)
})

test('what could not be made smaller runs again as it was', time, async () => {
  const dir = project('pass')
  const found = await tell(dir, 'b > refuses a value out of range')
  expect(found.message).toContain('Unexpected')
  vi.stubEnv('PIPEPROOF_REPLAY', found.id)
  const again = await tell(dir, 'b > refuses a value out of range')
  expect(first(again)).toBe(first(found))
  expect(again.rows).toEqual(found.rows.slice(0, 1))
})

test('of masked columns the whole input runs again: its rows are not kept', time, async () => {
  const dir = project('if int(row["amount"]) > 900: raise ValueError("too much")', ', masked: true')
  const found = await tell(dir, 'b > runs on valid data')
  vi.stubEnv('PIPEPROOF_REPLAY', found.id)
  const again = await tell(dir, 'b > runs on valid data')
  expect(first(again)).toBe(first(found))
  expect(again.rows).toEqual(found.rows.slice(0, 1))
})

test('an id that is not there is told with those that are', time, async () => {
  const dir = project(raises)
  vi.stubEnv('PIPEPROOF_REPLAY', 'nosuch')
  const none = await tell(dir, 'b > runs on valid data')
  expect(first(none)).toBe(
    'Unexpected `nosuch` in `PIPEPROOF_REPLAY`, expected an input that is kept, of which there is none, run the test without it, which tells another',
  )
  vi.stubEnv('PIPEPROOF_REPLAY', '')
  const { id } = await tell(dir, 'b > runs on valid data')
  vi.stubEnv('PIPEPROOF_REPLAY', '../x')
  const some = await tell(dir, 'b > runs on valid data')
  expect(first(some)).toBe(
    `Unexpected \`../x\` in \`PIPEPROOF_REPLAY\`, expected \`${id}\`, run the test without it, which tells another`,
  )
  expect(some.jobs).toEqual([])
})

test('a property runs its kept input alone, against the same predicate', time, async () => {
  const contract = readContract(join(project('pass'), 'b.yaml'))
  const failing = async (predicate: Parameters<typeof property>[2]) => {
    const { runner, rows } = counting()
    const done = await property(contract, { runner: runner ?? 'process', runs: 30 }, predicate).catch(
      (error: unknown) => error,
    )
    return { done, rows, text: done instanceof BrokenPromise ? done.message : '' }
  }
  let limit = 0
  const small = ({ outputs }: { outputs: Record<string, { dir: string } | undefined> }): boolean =>
    readFileSync(join(outputs['raw']?.dir ?? '', 'raw.csv'), 'utf8').split('\n').length < 4 + limit
  const found = await failing(small)
  const [, id = ''] = /again {2}with PIPEPROOF_REPLAY=(\w+), or property\(/.exec(found.text) ?? []
  expect(found.rows.length).toBeGreaterThan(2)
  vi.stubEnv('PIPEPROOF_REPLAY', id)
  const again = await failing(small)
  expect(again.rows).toHaveLength(1)
  expect(again.text).toContain(`again  with PIPEPROOF_REPLAY=${id}`)
  limit = 1000
  expect((await failing(small)).done).toMatchObject({ runs: 1 })
})
