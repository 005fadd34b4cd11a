import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dag } from '../../../src/cli/commands/dag.ts'
import type { RunRecord } from '../../../src/model/record.ts'
import { folder as folderWith } from '../../support/folder.ts'
import { printed } from '../../support/printed.ts'

const record: RunRecord = {
  version: 1,
  pipeproof: '0.0.0',
  pipeline: 'two',
  startedAt: '2026-01-01T00:00:00.000Z',
  steps: ['make', 'use'],
  edges: [{ from: 'make.numbers', to: 'use.numbers' }],
  tests: [],
}

test('draws the steps and edges of a record', async () => {
  const folder = folderWith({ 'record.json': JSON.stringify(record) })
  const { text, result } = await printed(() => dag.run([join(folder, 'record.json')]))
  expect(result).toBe(0)
  expect(text).toMatch(/^<svg .*<\/svg>\n$/s)
  for (const name of ['>make<', '>use<', 'make.numbers -&gt; use.numbers']) expect(text).toContain(name)
})

const example = join(import.meta.dirname, '../../../examples/01-quickstart/shop.pipeline.yaml')

test.each([
  [['--from', 'clean', '--to', 'report'], 'clean -> customers -> report\nclean -> days -> report\n'],
  [['--affected', 'days'], 'days\nreport\n'],
  [['--critical'], 'clean -> customers -> report\n3 steps\n'],
])('looks at a pipeline: %s', async (options, text) => {
  expect(await printed(() => dag.run([example, ...options]))).toEqual({ result: 0, text })
})

test('tells a pipeline in words', async () => {
  const { text } = await printed(() => dag.run([example]))
  expect(text).toContain('shop: 4 nodes, 4 edges\n')
  expect(text).toContain('days.revenue      ->  report.revenue')
})

const ran = (step: string, seconds: number): object => ({
  step,
  ok: true,
  runner: 'python',
  served: false,
  seconds,
  notes: [],
})

test('tells which path of a run took the longest, by the longest run of each step', async () => {
  const runs = [ran('make', 1), ran('make', 2), ran('use', 1.5), ran('make', 0)]
  const folder = folderWith({ 'record.json': JSON.stringify({ ...record, runs }) })
  const { text } = await printed(() => dag.run([join(folder, 'record.json'), '--critical']))
  expect(text).toBe('make -> use\n3.50 seconds\n')
})

test.each([
  [['--form', 'clean'], 'Unexpected option `--form`, expected `pipeproof dag'],
  [['--form', 'clean'], 'write `--from`'],
  [['--from', 'clean'], 'Unexpected `--from` without `--to`'],
  [['--to', 'clean'], 'Unexpected `--to` without `--from`'],
  [['--from'], 'Unexpected option without its step'],
  [['--affected', 'dayz'], 'Unexpected step `dayz`, expected `clean`, `customers`, `days` or `report`, write `days`'],
  [['other.yaml'], 'Unexpected 2 files'],
])('refuses %s', (args, words) => {
  expect(() => dag.run([example, ...args])).toThrowError(words)
})

test('refuses to look for steps in a record', () => {
  const file = join(folderWith({ 'record.json': JSON.stringify(record) }), 'record.json')
  expect(() => dag.run([file, '--affected', 'make'])).toThrowError(/^Unexpected options of a pipeline for a record/)
})

test('refuses a file that is not there and one that is neither pipeline nor record', () => {
  const folder = folderWith({ 'record.json': '{' })
  expect(() => dag.run([join(folder, 'nowhere.json')])).toThrowError(/^Unexpected path/)
  expect(() => dag.run([join(folder, 'record.json')])).toThrowError(/^Unexpected /)
})
