import { expect, test } from 'vitest'
import { byName, closest, type Match } from '../../src/pipeline/match.ts'
import { port } from '../support/declared.ts'

const rows = { id: { type: 'integer' as const } }
const told = (matches: Match[]): string[] => matches.map(({ output, input }) => `${output.name} -> ${input.name}`)
const ports = (...names: string[]): ReturnType<typeof port>[] => names.map((name) => port(name, rows))

test('an equal name goes before an alias, for both its ports', () => {
  const inputs = [port('data', rows), port('weights', rows, { aliases: ['data', 'model'] })]
  expect(told(byName(ports('data', 'model'), inputs))).toEqual(['data -> data', 'model -> weights'])
  expect(told(byName(ports('data'), inputs))).toEqual(['data -> data'])
})

test('the closest pair is found, with those that are about as close', () => {
  expect(told(closest(ports('train_rows', 'metrics'), ports('rows_to_train')))).toEqual(['train_rows -> rows_to_train'])
  expect(told(closest(ports('train_rows', 'test_rows'), ports('valid_rows')))).toEqual([
    'train_rows -> valid_rows',
    'test_rows -> valid_rows',
  ])
})

test('what is not alike enough is no pair', () => {
  expect(closest(ports('something'), ports('other'))).toEqual([])
  expect(closest([], ports('other'))).toEqual([])
})
