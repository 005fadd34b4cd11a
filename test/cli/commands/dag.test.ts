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

test('refuses a file that is not there and one that is no record', () => {
  const folder = folderWith({ 'record.json': '{' })
  expect(() => dag.run([join(folder, 'nowhere.json')])).toThrowError(/^Unexpected path/)
  expect(() => dag.run([join(folder, 'record.json')])).toThrowError(/^Unexpected /)
})
