import { existsSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { record } from '../../../src/cli/commands/record.ts'
import type { RunRecord } from '../../../src/model/record.ts'
import { finding } from '../../../src/shared/finding.ts'
import { folder } from '../../support/folder.ts'
import { recordOf, testOf } from '../../support/records.ts'

let dir = ''
let printed = ''

const broken = finding({
  code: 'range',
  place: 'clean.orders.amount',
  received: '`-1`',
  expected: 'at least 0',
  advice: 'mend it',
  fault: 'producer',
})

const red = recordOf({
  ok: false,
  framework: { name: 'vitest', version: '4.1.12' },
  node: 'v20.20.0',
  system: 'linux x64',
  python: { path: '/usr/bin/python3', version: '3.11.2', libraries: { pandas: '1.5.3' } },
  revision: { commit: 'a'.repeat(40), branch: 'main', dirty: true },
  command: ['run', '-t', 'clean'],
  seed: '7',
  steps: ['clean', 'report'],
  tests: [
    testOf('clean', 'runs on valid data', { ok: false, findings: [broken] }),
    testOf('clean', 'agrees', { ok: false, error: 'no Python' }),
    testOf('report', 'runs on valid data'),
  ],
  runs: [
    { step: 'clean', ok: true, runner: 'python', served: false, seconds: 0.5, notes: [], count: 24, peakMemoryMb: 14 },
    { step: 'clean', ok: true, runner: 'python', served: true, seconds: 0.25, notes: [] },
  ],
  quality: [
    { step: 'clean', port: 'raw', dataset: 'raw', given: true, score: 0, rows: 100 },
    { step: 'clean', port: 'orders', dataset: 'orders', score: 0.75, rows: 98 },
  ],
})
const green = recordOf({ pipeline: 'stock', tests: [testOf('a', 'x')], startedAt: '2026-01-02T00:00:00.000Z' })

beforeEach(() => {
  dir = folder({
    'package.json': '{}',
    '.pipeproof/runs/11111111/record.json': JSON.stringify(red),
    '.pipeproof/runs/22222222/record.json': JSON.stringify({ ...green, others: [red] }),
    '.pipeproof/runs/33333333/record.json': '{',
    'later.json': JSON.stringify({ ...green, version: 3, pipeproof: '9.0.0' }),
    'other.json': '{}',
  })
  for (const [id, hours] of [
    ['11111111', 3],
    ['22222222', 4],
    ['33333333', 5],
  ] as const) {
    const time = new Date(Date.now() - hours * 3_600_000 - 1000)
    for (const path of ['record.json', '.']) utimesSync(join(dir, '.pipeproof/runs', id, path), time, time)
  }
  vi.spyOn(process, 'cwd').mockReturnValue(dir)
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** What the command prints, with its exit code, or why it refuses. */
async function said(...args: string[]): Promise<string> {
  printed = ''
  try {
    const code = await record.run(args)
    return `${printed}${code}`
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'nothing'
  }
}

test('lists what is kept, the last first', async () => {
  expect(await said('list')).toMatchInlineSnapshot(`
    "  run       ended    pipelines    tests              size
      11111111  3 h ago  shop         3 tests, 2 failed  1.3 kB
      22222222  4 h ago  stock, shop  4 tests, 2 failed  1.5 kB
      33333333  5 h ago               can not be read    1 B
    0"
  `)
  // printed by the command
  const told = JSON.parse((await said('list', '--json')).slice(0, -1)) as { runs: object[] }
  expect(told.runs[1]).toMatchObject({ id: '22222222', pipelines: ['stock', 'shop'], verdict: '4 tests, 2 failed' })
})

test('shows a test run, the last one unless told, and fails when it has', async () => {
  expect(await said('show')).toMatchInlineSnapshot(`
    "shop: 3 tests, 2 failed, 2026-01-01T00:00:00.000Z
      pipeproof 0.1.0 · vitest 4.1.12 · node v20.20.0 · linux x64 · Python 3.11.2 with pandas 1.5.3 · main at aaaaaaaaa, changed · called with run -t clean · seed 7

      step    runs  served  seconds  memory   rows  score
      clean   25    1       0.75     14.0 MB  98    0.750
      report  0     0       0.00     -        -     -

      clean > runs on valid data
        Unexpected \`-1\` in \`clean.orders.amount\`, expected at least 0, mend it
      clean > agrees
        no Python
    1"
  `)
  expect(await said('show', '22222222')).toMatch(/^stock: 1 test, none failed[\s\S]*\nshop: 3 tests, 2 failed[\s\S]*1$/)
  // printed by the command
  expect(JSON.parse((await said('show', '11111111', '--json')).slice(0, -1)) as RunRecord).toEqual(red)
})

test('merges files into one', async () => {
  const files = ['11111111', '22222222'].map((id) => join(dir, `.pipeproof/runs/${id}/record.json`))
  const out = join(dir, 'all.json')
  expect((await said('merge', ...files, '-o', out)).replaceAll(dir, '')).toBe('/all.json: 4 tests, 2 failed\n0')
  // written by the command
  const merged = JSON.parse(readFileSync(out, 'utf8')) as RunRecord
  expect([merged.pipeline, ...(merged.others ?? []).map(({ pipeline }) => pipeline)]).toEqual(['shop', 'stock'])
  expect(await said('merge', ...files)).toContain('"pipeline": "stock"')
  expect(await said('merge', ...files, '-o', join(dir, 'no/where.json'))).toContain('Unexpected refusal to write')
})

test('prunes', async () => {
  expect(await said('prune')).toBe('nothing to remove\n0')
  expect(await said('prune', '--keep', '1')).toBe('removed 1 test run\n0')
  expect(existsSync(join(dir, '.pipeproof/runs/22222222'))).toBe(true)
  expect(await said('prune', '--keep', '0', '--older-than', '3d')).toBe('removed 2 test runs\n0')
  expect(await said('list')).toBe('no records are kept\n0')
  expect(await said('show')).toContain('Unexpected path `.pipeproof/runs/*/record.json`')
})

test('says what would have been right', async () => {
  const wrong = [
    [],
    ['shwo'],
    ['merge'],
    ['list', 'x'],
    ['prune', '--kep', '3'],
    ['prune', '--keep', 'x'],
    ['prune', '--older-than', '3'],
    ['show', '11111112'],
    ['show', 'later.json'],
    ['show', 'other.json'],
    ['show', '33333333'],
    ['merge', 'latter.json'],
  ]
  const told = []
  for (const args of wrong)
    told.push(await said(...args.map((each) => (each.endsWith('.json') ? join(dir, each) : each))))
  expect(told.map((each) => each.replaceAll(dir, ''))).toMatchInlineSnapshot(`
    [
      "Unexpected \`record\` alone, expected \`list\`, \`show\`, \`merge\` or \`prune\`, see \`pipeproof --help\`",
      "Unexpected \`shwo\`, expected \`list\`, \`show\`, \`merge\` or \`prune\`, write \`show\`",
      "Unexpected \`record merge\` without files, expected \`pipeproof record merge FILE... -o FILE\`, see \`pipeproof --help\`",
      "Unexpected \`x\`, expected \`pipeproof record list [--json]\`, see \`pipeproof --help\`",
      "Unexpected option \`--kep\`, expected \`--keep\` or \`--older-than\`, write \`--keep\`",
      "Unexpected \`--keep x\`, expected \`--keep 100\`, see \`pipeproof --help\`",
      "Unexpected \`--older-than 3\`, expected \`--older-than 7d\`, see \`pipeproof --help\`",
      "Unexpected path \`11111112\`, expected a file that exists, write \`11111111\`",
      "Unexpected version \`3\` in the record, expected version 1, read it with pipeproof 9.0.0, which wrote it, or run the tests again",
      "Unexpected another document in the file, expected the record of a test run, change the value",
      "Unexpected YAML (Expected property name or '}' in JSON at position 1), expected a file that parses, mend it at this place",
      "Unexpected path \`latter.json\`, expected a file that exists, write \`later.json\`",
    ]
  `)
})

test('helps', () => {
  expect(record.help?.([])).toMatchInlineSnapshot(`
    "pipeproof record list [--json]
      Lists the test runs whose records are kept, the last one first.

    pipeproof record show [RUN | FILE] [--json]
      Tells what a test run was: verdicts, where it took place, its steps, and what failed; exit code 1 then.

    pipeproof record merge FILE... [-o FILE]
      Makes one record out of those of shards, or of runs with other filters: equal tests and runs once.

    pipeproof record prune [--keep N] [--older-than 7d]
      Removes what old test runs left; never of one that goes on, or ended within the last hour.
    "
  `)
  expect(record.help?.(['merge'])).toMatchInlineSnapshot(`
    "pipeproof record merge FILE... [-o FILE]

    Makes one record out of those of shards, or of runs with other filters: equal tests and runs once.

      FILE...       records of the same or of other pipelines; of two answers to one test the later counts
      -o, --out     where to write it; printed, unless told

      pipeproof record merge shard-1/record.json shard-2/record.json -o all.json
    "
  `)
})
