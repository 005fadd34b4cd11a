import { expect, test } from 'vitest'
import { Asked, tellProgress } from '../src/asked.ts'
import type { Case } from '../src/model/case.ts'
import type { Progress } from '../src/model/progress.ts'
import type { Request } from '../src/perform.ts'
import { awaiting, counting, rowsMade } from '../src/progress.ts'

const way = (rows: number): Case => ({
  name: 'one',
  inputs: { made: { kind: 'generated', rows }, own: { kind: 'rows', rows: [{ n: 1 }] } },
  env: {},
  args: {},
  expect: {},
})

async function toldDuring(work: () => void): Promise<Progress[]> {
  const told: Progress[] = []
  await new Asked((progress) => void told.push(progress)).during(async () => work())
  return told
}

test('only rows that are made are counted', () => {
  expect(rowsMade(way(8))).toBe(8)
})

test('each run that ends is told to the test that is being answered', async () => {
  const told = await toldDuring(() => {
    const ended = counting('clean', 2)
    // nothing else of a request is looked at
    for (const rows of [5, 8]) ended({ case: way(rows) } as unknown as Request)
  })
  expect(told).toEqual([
    { running: 'clean', done: 0, total: 2, unit: 'run' },
    { running: 'clean', done: 1, total: 2, unit: 'run', rows: 5 },
    { running: 'clean', done: 2, total: 2, unit: 'run', rows: 13 },
  ])
})

test('of several steps the first is told that has not ended', async () => {
  const told = await toldDuring(() => {
    const ended = awaiting(['load', 'clean', 'train'])
    for (const step of ['clean', 'load', 'train']) ended(step)
  })
  expect(told.map(({ running, done }) => [running, done])).toEqual([
    ['load', 0],
    ['load', 1],
    ['train', 2],
  ])
})

test('without a test nothing is told', () => {
  expect(() => tellProgress({ running: 'clean', done: 1, unit: 'run' })).not.toThrow()
})
