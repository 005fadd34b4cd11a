import { expect, test } from 'vitest'
import { settled } from '../../src/record/settled.ts'
import { recordOf, testOf } from '../support/records.ts'

test('a record has one order, whichever its parts came in', () => {
  const run = { ok: true, runner: 'python', served: false, seconds: 1, notes: [] }
  const { tests, runs, quality } = settled(
    recordOf({
      steps: ['z', 'a'],
      tests: [testOf('a', 'second', { nth: 9 }), testOf('b', 'unplanned'), testOf('z', 'first', { nth: 0 })],
      runs: [
        { ...run, step: 'a', kind: 'batch', id: 'a-1' },
        { ...run, step: 'a', kind: 'chain', id: 'a-2' },
        { ...run, step: 'gone', id: 'gone-1' },
        { ...run, step: 'z', kind: 'case', id: 'z-1' },
      ],
      quality: [
        { step: 'a', port: 'x', dataset: 'x', score: 1 },
        { step: 'z', port: 'y', dataset: 'y', score: 1 },
        { step: 'z', port: 'a', dataset: 'a', score: 1 },
      ],
    }),
  )
  expect(tests.map(({ title }) => title)).toEqual(['first', 'second', 'unplanned'])
  expect(runs?.map(({ id }) => id)).toEqual(['z-1', 'a-2', 'a-1', 'gone-1'])
  expect(quality?.map(({ port }) => port)).toEqual(['y', 'a', 'x'])
})

test('an edge is as good as its tests, and unknown without one', () => {
  const edges = ['b', 'c', 'd'].map((to) => ({ from: 'a.out', to: `${to}.in` }))
  const tests = [
    testOf('a.out -> b.in', 'one'),
    testOf('a.out -> b.in', 'two', { ok: false }),
    testOf('a.out -> c.in', 'one'),
  ]
  const record = settled(recordOf({ edges, tests }))
  expect(record.edges.map(({ ok }) => ok)).toEqual([false, true, undefined])
  expect(record.ok).toBe(false)
  expect(settled(recordOf({ tests: [testOf('a', 'one')] })).ok).toBe(true)
})
