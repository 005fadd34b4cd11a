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

test('a record of another version says what reads it', async () => {
  const told = []
  for (const version of [2, '1', null, { x: 1 }])
    told.push((await thrown(() => recordIn({ ...record, pipeproof: '9.1.0', version }, '/r.json'))).split('\n')[0])
  expect(told).toMatchInlineSnapshot(`
    [
      "Unexpected version \`2\` in the record, expected version 1, read it with pipeproof 9.1.0, which wrote it, or run the tests again",
      "Unexpected version \`"1"\` in the record, expected version 1, read it with pipeproof 9.1.0, which wrote it, or run the tests again",
      "Unexpected version \`null\` in the record, expected version 1, read it with pipeproof 9.1.0, which wrote it, or run the tests again",
      "Unexpected version \`{"x":1}\` in the record, expected version 1, read it with pipeproof 9.1.0, which wrote it, or run the tests again",
    ]
  `)
})
