import { expect, test } from 'vitest'
import type { Column } from '../src/model/contract.ts'
import { promised, promisedByAll } from '../src/promised.ts'
import { contract, link, pipeline, port, step } from './support/declared.ts'

const id = { id: { type: 'integer' as const } }
const vars = { files: '{part}.csv', patterns: ['x.csv', 'y.csv'] }

const shop = (second: Record<string, Column>, merge = true): ReturnType<typeof pipeline> =>
  pipeline([
    step('a', contract([], [port('out', id, { files: 'x.csv' })])),
    step('b', contract([], [port('out', second, { files: 'y.csv' })])),
    step('c', contract([port('parts', id, { ...vars, merge })], [])),
  ])

const links = [link('a.out -> c.parts'), link('b.out -> c.parts')]

const codes = (made: ReturnType<typeof pipeline>): string[] => promisedByAll(made, links).map(({ code }) => code)

test('producers of a merged input promise its files together, and no other producers do', () => {
  expect(codes(shop(id))).toEqual([])
  expect(codes(shop(id, false))).toEqual(['missing-files', 'missing-files'])
})

test('what one of them breaks is told at each edge, and once of all', () => {
  const broken = shop({ id: { type: 'string' } })
  expect(links.map((each) => promised(broken, each, links).map(({ code }) => code))).toEqual([['type'], ['type']])
  expect(codes(broken)).toEqual(['type'])
})
