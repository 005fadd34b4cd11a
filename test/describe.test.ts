import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { BrokenPromise } from '../src/brokenPromise.ts'
import { describeFlow, type TestApi, type TestContext } from '../src/describe.ts'
import { openFlow } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import type { Attachment } from '../src/model/attachment.ts'
import type { TestFacts } from '../src/model/facts.ts'
import type { Progress } from '../src/model/progress.ts'
import { sharedFolder } from './support/folder.ts'

const script = (line: string): string => `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["orders"], "orders.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["orders"], "orders.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["id", "email", "amount"])
        writer.writeheader()
        for row in rows:
            ${line}
            writer.writerow(row)
`

const port = `{ files: orders.csv, columns: { id: { type: integer }, email: { masked: true },
  amount: { type: integer, minimum: 0, maximum: 50 } } }`
const contract = (name: string) => `script: ${name}.py\ninputs: { orders: ${port} }\noutputs: { orders: ${port} }\n`

interface Told {
  facts?: TestFacts
  attached: Attachment[]
  error?: unknown
}

/** What the tests of a pipeline of two steps tell, of which the first has a line more. */
async function tellingOf(line: string, context: Partial<TestContext> = {}): Promise<Record<string, Told>> {
  const files = { 'a.py': script(line), 'b.py': script('pass'), 'a.yaml': contract('a'), 'b.yaml': contract('b') }
  const pipeline = 'name: shop\nsteps: { a: a.yaml, b: b.yaml }\nedges: { b.orders: a.orders }\n'
  const dir = sharedFolder({ ...files, 'package.json': '{}', 'p.yaml': pipeline })
  const told: Record<string, Told> = {}
  const tests: (() => Promise<void>)[] = []
  let group = ''
  const api: TestApi = {
    describe(title, _, body) {
      group = title
      body()
    },
    test(title, _, body) {
      const own: Told = { attached: [] }
      told[`${group} > ${title}`] = own
      const attach = (each: Attachment): void => void own.attached.push(each)
      const tell = (facts: TestFacts): void => void (own.facts = facts)
      tests.push(() => body({ attach, tell, ...context }).catch((error: unknown) => void (own.error = error)))
    },
    afterAll: (body) => void tests.push(body),
    again: (file, pattern) => `run ${pattern}`,
  }
  const file = join(dir, 'p.yaml')
  describeFlow(api, openFlow(readPipeline(file), { own: true, cache: false }), { file })
  for (const run of tests.slice(1)) await run()
  await tests[0]?.()
  return told
}

const typesOf = (told: Told | undefined) => told?.attached.map(({ type }) => type)

describe('a green pipeline', () => {
  let told: Record<string, Told>
  const progressed: Progress[] = []
  beforeAll(async () => {
    told = await tellingOf('pass', { progress: (each) => void progressed.push(each) })
  }, 60_000)

  test('tells what each test is about, and what its runs took', () => {
    expect(told['wiring > every edge carries data']).toEqual({
      attached: [],
      facts: { pipeline: 'shop', kind: 'wiring', verdict: 'passed', findings: [], runs: 0, served: 0, seconds: 0 },
    })
    const measured = { seconds: expect.any(Number), peakMemoryMb: expect.any(Number) }
    const passed = { pipeline: 'shop', verdict: 'passed', findings: [], served: 0, score: 1, ...measured }
    const rows = { in: 100, out: 100 }
    expect(told['b > runs on valid data']?.facts).toEqual({ ...passed, kind: 'valid', step: 'b', runs: 1, rows })
    expect(told['b > keeps its promises on 25 generated inputs']?.facts).toMatchObject({ runs: 25, kind: 'promises' })
    const edge = 'a.orders -> b.orders'
    expect(told[`${edge} > b runs on it`]?.facts).toEqual({ ...passed, kind: 'edge', edge, runs: 1, rows })
    const whole = { kind: 'endToEnd', runs: 2, rows: { in: 200, out: 200 } }
    expect(told['shop > runs from end to end']?.facts).toEqual({ ...passed, ...whole })
  })

  test('tells how far long work is', () => {
    const runs = { running: 'b', total: 25, unit: 'run' }
    expect(progressed).toContainEqual({ ...runs, done: 0 })
    expect(progressed).toContainEqual({ ...runs, done: 25, rows: expect.any(Number) })
    expect(progressed).toContainEqual({ running: 'b', done: 1, total: 2, unit: 'step' })
  })

  test('has pictures of the whole alone', () => {
    const pictured = Object.entries(told).filter(([, { attached }]) => attached.length > 0)
    expect(pictured.map(([title, each]) => [title, typesOf(each)])).toEqual([
      ['shop > runs from end to end', ['dag', 'profile']],
    ])
    expect(pictured[0]?.[1].attached.map(({ message }) => message)).toEqual([
      'shop as far as it was tested: green passed, red failed',
      'a.orders: 100 rows, b.orders: 100 rows',
    ])
  })
})

describe('a red test', () => {
  const negative = 'row["amount"] = int(row["amount"]) - 40'
  const title = 'a > runs on valid data'
  let told: Record<string, Told>
  beforeAll(async () => {
    told = await tellingOf(negative)
  }, 60_000)

  test('tells the codes and places of what it found', () => {
    expect(told[title]?.error).toBeInstanceOf(BrokenPromise)
    const findings = [{ code: 'range', place: 'a.orders.amount', count: expect.any(Number) }]
    expect(told[title]?.facts).toMatchObject({ verdict: 'failed', findings, score: expect.any(Number) })
  })

  test('shows the findings, their rows, the data and the way to see it again', () => {
    expect(typesOf(told[title])).toEqual(['range', 'rows', 'files', 'dag', 'profile', 'again'])
    const [found, rows, files, dag, profile, again] = told[title]?.attached ?? []
    expect(found?.message).toMatch(/^Unexpected `-\d+` in `a\.orders\.amount`, expected an integer of at least 0/)
    const [head = '', ...lines] = rows?.content?.text.trim().split('\n') ?? []
    expect(head).toBe('file,row,id,email,amount')
    expect(lines).toHaveLength(5)
    // what is masked stays so
    for (const line of lines) expect(line).toMatch(/^orders\.csv,\d+,-?\d+,(\*\*\*)?,-\d+$/)
    expect(files?.message).toMatch(/\.pipeproof\/runs\/\w+\/shop\/a-\w+-smallest-\d+\/$/)
    expect(dag?.content?.text).toContain('stroke="#cf222e"')
    expect(profile?.content?.text).toContain('>*** … ***<')
    expect(profile?.message).toBe('a.orders: 100 rows')
    expect(again?.message).toMatch(/^PIPEPROOF_REPLAY=[0-9a-f]{6} run \^shop\\W\+a\\W\+runs on valid data\$$/)
  })

  test('has files of its own', () => {
    const files = Object.values(told).flatMap(({ attached }) => attached.flatMap(({ content }) => content?.file ?? []))
    expect(files.length).toBeGreaterThan(8)
    expect(new Set(files).size).toBe(files.length)
  })

  test('tells what it found where a framework refuses all else', { timeout: 60_000 }, async () => {
    const refusing = await tellingOf(negative, { attach: () => Promise.reject(new Error('the test has ended')) })
    expect(String(refusing[title]?.error)).toContain('expected an integer of at least 0')
  })
})
