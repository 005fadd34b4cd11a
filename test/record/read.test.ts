import { expect, test } from 'vitest'
import { recordIn } from '../../src/record/read.ts'
import { thrown } from '../support/messages.ts'

const record = {
  version: 1,
  pipeproof: '0.0.0',
  pipeline: 'two',
  startedAt: '2026-01-01T00:00:00.000Z',
  steps: ['make'],
  edges: [],
  tests: [],
}

test('a record is itself, and other values are none', () => {
  expect(recordIn(record, '/r.json')).toBe(record)
  expect([undefined, null, [], 'x', { steps: {} }].map((value) => recordIn(value, '/r.json'))).toEqual(
    Array(5).fill(undefined),
  )
})

test('a broken record is refused', async () => {
  const broken = { ...record, edges: [{ from: 'make.x' }] }
  expect(await thrown(() => recordIn(broken, `${process.cwd()}/r.json`))).toMatchInlineSnapshot(`
    "Unexpected end of \`edges.0\`, expected the key \`to\`, add it
      in   r.json:1:1
      see  docs/errors.md#pp005"
  `)
})
