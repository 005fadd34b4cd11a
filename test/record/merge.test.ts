import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordedRun, RecordedTest, RunRecord } from '../../src/model/record.ts'
import { mergeRecords, pipelinesIn } from '../../src/record/merge.ts'
import { recordOf, testOf } from '../support/records.ts'

const at = (second: number): string => `2026-01-01T00:00:0${second}.000Z`

const name = fc.constantFrom('a', 'b', 'c', 'd', '__proto__')
const time = fc.integer({ min: 0, max: 9 }).map(at)
const scores = fc.record({ port: name, score: fc.constantFrom(0, 0.5, 1) }, { noNullPrototype: true })

const tests = fc.uniqueArray(fc.record({ nth: fc.nat(99), group: name, title: fc.string(), ok: fc.boolean() }), {
  selector: ({ group, title }) => JSON.stringify([group, title]),
})

const runs = fc.uniqueArray(
  fc.record({ step: name, id: fc.string(), ok: fc.boolean(), kind: fc.constantFrom('chain', 'case', 'batch') }),
  { selector: ({ step, id }) => JSON.stringify([step, id]) },
)

/** What one test run of a pipeline may leave. */
const part = fc
  .record({ tests, runs, scores: fc.dictionary(name, fc.array(scores, { minLength: 1 })), startedAt: time, node: name })
  .map(({ scores: byStep, ...drawn }): RunRecord => {
    const run = (each: (typeof drawn.runs)[number]): RecordedRun => ({
      ...each,
      runner: 'python',
      served: false,
      seconds: 1,
      notes: [],
    })
    const quality = Object.entries(byStep).flatMap(([step, list]) =>
      list.map((each) => ({ step, dataset: each.port, ...each })),
    )
    return recordOf({
      steps: ['d', 'c', 'b', 'a'],
      edges: [{ from: 'd', to: 'a' }],
      startedAt: drawn.startedAt,
      node: drawn.node,
      runs: drawn.runs.map(run),
      tests: drawn.tests.map(({ group, title, ...more }): RecordedTest => testOf(group, title, more)),
      quality,
    })
  })

/** A test run of some pipelines. */
const whole = fc
  .uniqueArray(name, { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((pipeline) => part.map((each) => ({ ...each, pipeline })))))
  .map(([first = recordOf(), ...others]) => mergeRecords([first, ...others]))

/** Takes a record apart: each test, run and score of a step is in one part, or in several. */
function apart(record: RunRecord, seats: number[]): RunRecord[] {
  let turn = 0
  const seat = (): number => seats[turn++ % seats.length] ?? 0
  return pipelinesIn(record).flatMap((of) => {
    const sat = new Map([...of.tests, ...(of.runs ?? [])].map((item): [object, number] => [item, seat()]))
    const ofSteps = new Map(of.steps.map((step) => [step, seat()]))
    return [1, 2, 3].map((mask): RunRecord => {
      const here = (where = 0): boolean => where === 0 || where === mask
      return {
        ...of,
        tests: of.tests.filter((each) => here(sat.get(each))),
        ...(of.runs && { runs: of.runs.filter((each) => here(sat.get(each))) }),
        ...(of.quality && { quality: of.quality.filter(({ step }) => here(ofSteps.get(step))) }),
      }
    })
  })
}

const seats = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 20 })

const merged = (records: RunRecord[]): RunRecord => {
  const [first, ...others] = records
  if (!first) throw new Error('a record has a part')
  return mergeRecords([first, ...others])
}

test('any parts of a record are that record again, in whichever order and grouping they come', () => {
  const scene = fc.tuple(whole, seats, fc.infiniteStream(fc.nat(99)))
  fc.assert(
    fc.property(scene, ([record, where, drawn]) => {
      const parts = apart(record, where)
        .map((each) => ({ each, at: drawn.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ each }) => each)
      expect(merged(parts)).toEqual(record)
      const half = Math.ceil(parts.length / 2)
      const [left, right] = [parts.slice(0, half), parts.slice(half)].map((some) => some.length > 0 && merged(some))
      expect(merged([left, right].flatMap((each) => each || []))).toEqual(record)
    }),
    { numRuns: 300 },
  )
})

test('a record by itself stays what it is', () => {
  fc.assert(
    fc.property(whole, (record) => {
      expect(mergeRecords([record])).toEqual(record)
      expect(mergeRecords([record, record])).toEqual(record)
    }),
  )
})

test('of two answers to one test the later counts, and the time is that of all parts', () => {
  const before = recordOf({
    startedAt: at(1),
    endedAt: at(3),
    tests: [testOf('a', 'x', { ok: false, startedAt: at(2) })],
  })
  const after = recordOf({ startedAt: at(4), endedAt: at(6), tests: [testOf('a', 'x', { startedAt: at(5) })] })
  for (const parts of [
    [before, after],
    [after, before],
  ])
    expect(merged(parts)).toMatchObject({ startedAt: at(1), endedAt: at(6), ok: true, tests: [{ ok: true }] })
})

test('a run counts more than one that was served', () => {
  const run = { step: 'a', id: 'a-1', ok: true, runner: 'python', seconds: 1, notes: [] }
  const parts = [true, false].map((served) => recordOf({ runs: [{ ...run, served }] }))
  expect(merged(parts).runs).toEqual([{ ...run, served: false }])
  expect(merged(parts.toReversed()).runs).toEqual([{ ...run, served: false }])
})

test('pipelines of one name in two files are two', () => {
  const files = ['b/p.yaml', 'a/p.yaml']
  const record = merged(files.map((file) => recordOf({ file })))
  expect(pipelinesIn(record).map(({ file }) => file)).toEqual(['a/p.yaml', 'b/p.yaml'])
  expect(record.others).toHaveLength(1)
})

test('what only one part knows is kept', () => {
  const python = { path: '/usr/bin/python3', version: '3.11.2', libraries: {} }
  const record = merged([recordOf({ node: 'v20' }), recordOf({ startedAt: '2026-01-02', node: 'v24', python })])
  expect(record).toMatchObject({ node: 'v20', python })
})
