import { expect, test } from 'vitest'
import { disagreements, isDeclared, portOf } from '../src/compareContracts.ts'
import { contract, dataset, port } from './support/declared.ts'
import { messages } from './support/messages.ts'

const loose = { id: { type: 'integer' as const } }
const strict = { id: { type: 'integer' as const, minimum: 0 } }

test('tells declarations from data', () => {
  const declared = [contract([], []), port('a'), dataset(loose), loose]
  expect(declared.filter((each) => !isDeclared(each))).toEqual([])
  const data = [[{ id: 1 }], 'data.csv', { place: 'a.b', dir: '/tmp', port: port('a') }, null, 3, { id: 1 }]
  expect(data.filter(isDeclared)).toEqual([])
})

test('contracts disagree where those around must change', () => {
  const [reads, readsMore] = [contract([port('raw', loose)], []), contract([port('raw', strict)], [])]
  expect(disagreements(readsMore, reads).map(({ code }) => code)).toEqual(['range'])
  expect(disagreements(reads, readsMore)).toEqual([])
  expect(disagreements(reads, readsMore, 'forward')).toHaveLength(1)
  expect(disagreements(readsMore, reads, 'forward')).toEqual([])
  expect(
    [disagreements(reads, readsMore, 'full'), disagreements(readsMore, reads, 'full')].map(({ length }) => length),
  ).toEqual([1, 1])
})

test.each([
  ['ports', port('now', loose), port('before', strict)],
  ['datasets', dataset(loose), dataset(strict)],
  ['columns', loose, strict],
  ['a port and columns', port('now', loose, { rows: { min: 0 } }), strict],
])('%s disagree where the one promises what the other does not accept', (_, now, before) => {
  expect(disagreements(now, before).map(({ code }) => code)).toEqual(['range'])
  expect(disagreements(before, now)).toEqual([])
  expect(disagreements(before, now, 'backward').map(({ code }) => code)).toEqual(['range'])
})

test('a contract is compared with nothing but another', () => {
  expect(() => disagreements(contract([], []), loose)).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected contract, expected a port, a dataset or columns, pass one of these
      see  docs/errors.md#pp022]
  `)
  expect(() => portOf(contract([], []))).toThrow(/^Unexpected contract/)
  expect(messages(disagreements(loose, loose))).toBe('')
})
