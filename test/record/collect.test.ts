import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { Ajv } from 'ajv'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import type { RunRecord } from '../../src/model/record.ts'
import schema from '../../src/record/record.schema.json' with { type: 'json' }
import { version } from '../../src/shared/version.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const parent = mkdtempSync(join(tmpdir(), 'pipeproof-record-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

/** The record that the tests of a project leave on disk. */
async function recordOf(script: string): Promise<RunRecord> {
  const folder = makeProject(parent, { ...smallProject, 'double.py': script })
  const flow = openFlow(readPipeline(join(folder, 'twice.pipeline.yaml')))
  for (const group of flow.plan.groups) for (const planned of group.tests) await flow.examine(planned, group.title)
  await flow.close()
  const runs = resolve(folder, '.pipeproof/runs')
  const [run = ''] = readdirSync(runs)
  // our own file
  return JSON.parse(readFileSync(join(runs, run, 'record.json'), 'utf8')) as RunRecord
}

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

const script = smallProject['double.py']
let records: Record<'green' | 'broken' | 'raising', RunRecord>

beforeAll(async () => {
  const green = await recordOf(script)
  const broken = await recordOf(script.replace('* 2', '* 2.5'))
  const raising = await recordOf(script.replace('* 2', '* "2"').replace('int(row["n"])', 'row["n"]'))
  records = { green, broken, raising }
}, 60_000)

describe.each(['green', 'broken', 'raising'] as const)('the record of a %s run', (name) => {
  test('fits its schema', () => {
    validate(records[name])
    expect(validate.errors).toBeNull()
  })

  test('has the steps, the edges and every test once', () => {
    const { pipeline, steps, edges, tests } = records[name]
    expect({ pipeline, steps, edges }).toEqual({
      pipeline: 'twice',
      steps: ['first', 'second'],
      edges: [{ from: 'first.numbers', to: 'second.numbers', ok: name === 'green' }],
    })
    expect(new Set(tests.map(({ group, title }) => `${group} ${title}`)).size).toBe(tests.length)
    expect(tests.length).toBeGreaterThanOrEqual(9)
  })

  test('says when it was made and by what', () => {
    expect(records[name]).toMatchObject({ version: 1, pipeproof: version })
    expect(new Date(records[name].startedAt).toISOString()).toBe(records[name].startedAt)
  })
})

test('a green record has no findings', () => {
  expect(records.green.tests.filter(({ ok, findings }) => !ok || findings.length > 0)).toEqual([])
})

const told = (name: keyof typeof records) =>
  records[name].quality?.map(({ step, score, rows, columns }) => [step, score, rows, Object.keys(columns ?? {})])

test('a record has the score and the key figures of what each step wrote', () => {
  expect(told('green')).toEqual([
    ['first', 1, 100, ['n']],
    ['second', 1, 100, ['n']],
  ])
  // of three checks the one of the type fails everywhere
  expect(told('broken')).toEqual([['first', 0.75, 100, ['n']]])
  expect(told('raising')).toEqual([])
})

test('a red record has the findings of each red test', () => {
  for (const { tests } of [records.broken, records.raising]) {
    expect(tests.filter(({ ok, findings }) => ok !== (findings.length === 0))).toEqual([])
    expect(tests.filter(({ ok }) => !ok).length).toBeGreaterThan(1)
  }
  expect(records.broken.tests.find(({ ok }) => !ok)?.findings[0]).toMatchObject({
    code: 'type',
    place: 'first.numbers.n',
    fault: 'producer',
    count: 100,
    total: 100,
  })
  expect(records.raising.tests.find(({ ok }) => !ok)?.findings[0]).toMatchObject({ code: 'exception', fault: 'script' })
})

test('the schema refuses what no record says', () => {
  const { green } = records
  for (const wrong of [
    { ...green, version: 2 },
    { ...green, more: true },
    { ...green, tests: [{ group: 'first' }] },
    { ...green, edges: [{ from: 'first.numbers' }] },
    ...[{ score: 2 }, { score: 1, sample: [] }, { score: 1, columns: { n: { nulls: 0, top: 1 } } }].map((more) => ({
      ...green,
      quality: [{ step: 'first', port: 'numbers', dataset: 'numbers', ...more }],
    })),
  ])
    expect(validate(wrong)).toBe(false)
})
