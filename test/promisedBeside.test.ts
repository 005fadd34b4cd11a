import { expect, test } from 'vitest'
import type { Column, Contract, Port } from '../src/model/contract.ts'
import { promised } from '../src/promised.ts'
import { contract, link, pipeline, port, step } from './support/declared.ts'

type Columns = Record<string, Column>

const id: Columns = { id: { type: 'integer', minimum: 1 } }
const customer = (more: Column = {}): Columns => ({ customer: { type: 'integer', minimum: 1, ...more } })
const wanted = [port('orders', customer({ references: 'people.id' })), port('people', id)]
const loads = (column: Column = {}): Contract => contract([], [port('orders', customer(column))])

interface Laid {
  load?: Contract
  master?: Contract
  inputs?: Port[]
  edges?: string[]
}

/** What the edge between `load.orders` and `join.orders` is told. */
function told({ load = loads(), master = contract([], [port('table', id)]), inputs = wanted, edges }: Laid): string[] {
  const made = pipeline([step('load', load), step('master', master), step('join', contract(inputs, []))])
  const given = edges ?? ['load.orders -> join.orders', 'master.table -> join.people']
  const [first = link(''), ...others] = given.map(link)
  const findings = promised(made, first, [first, ...others]).filter(({ code }) => code === 'references')
  return findings.map(
    ({ severity, place, received, expected, advice, witness }) =>
      `${severity} at ${place}: Unexpected ${received}, expected ${expected}, ${advice}${witness ? ` ${JSON.stringify(witness)}` : ''}`,
  )
}

test('of two steps that know nothing of each other only a run can tell', () => {
  expect(told({})).toMatchInlineSnapshot(`
    [
      "warning at join.orders.customer: Unexpected promise that says nothing of \`master.table.id\`, expected values of \`people.id\`, leave it to the test of what is written, which compares both",
    ]
  `)
})

test('a value that the other step never writes is shown', () => {
  expect(told({ load: loads({ minimum: 0 }) })).toMatchInlineSnapshot(`
    [
      "error at join.orders.customer: Unexpected values that \`master.table.id\` never has, expected values of \`people.id\`, narrow the column of the producer, or widen \`master.table.id\` [{"customer":"0"}]",
    ]
  `)
  const other = contract([], [port('table', { id: { type: 'string' } })])
  expect(told({ load: loads({ minimum: 0 }), master: other })).toHaveLength(1)
})

const edges = ['load.orders -> join.orders', 'load.table -> join.people']
const both = (column: Column, files = {}): Contract =>
  contract([], [port('orders', customer(column)), port('table', id, files)])

test('one step that writes both can promise it, in its own words', () => {
  expect(told({ load: both({}), edges })).toMatchInlineSnapshot(`
    [
      "warning at join.orders.customer: Unexpected promise that says nothing of \`load.table.id\`, expected values of \`people.id\`, write \`references: table.id\` at the producer too",
    ]
  `)
  expect(told({ load: both({ references: 'table.id' }), edges })).toEqual([])
  expect(told({ load: both({ references: 'table.table.id', minimum: 0 }), edges })).toEqual([])
})

test('a promise about another column, or about more files than are read, proves nothing', () => {
  const third = contract([], [port('orders', customer({ references: 'people.id' })), port('people', id)])
  expect(told({ load: third })).toHaveLength(1)
  const inputs = [port('orders', customer({ references: 'people.id' })), port('people', id, { files: 'a.csv' })]
  const load = both({ references: 'table.id' }, { files: '*.csv', patterns: ['*.csv'] })
  expect(told({ load, edges, inputs })).toHaveLength(1)
})

test('a step that is given what another writes may promise its values', () => {
  const load = contract([port('known', id)], [port('orders', customer({ references: 'known.id' }))])
  const wired = ['load.orders -> join.orders', 'master.table -> join.people']
  expect(told({ load, edges: [...wired, 'master.table -> load.known'] })).toEqual([])
  expect(told({ load, edges: [...wired, 'master.other -> load.known'] })).toHaveLength(1)
  const silent = contract([port('known', id)], [port('orders', customer())])
  expect(told({ load: silent, edges: [...wired, 'master.table -> load.known'] })).toMatchInlineSnapshot(`
    [
      "warning at join.orders.customer: Unexpected promise that says nothing of \`master.table.id\`, expected values of \`people.id\`, write \`references: known.id\` at the producer too",
    ]
  `)
})

test('what no step feeds can not be promised', () => {
  expect(told({ edges: ['load.orders -> join.orders'] })).toMatchInlineSnapshot(`
    [
      "warning at join.orders.customer: Unexpected promise for an input that no step feeds, expected values of \`people.id\`, feed that input from a step too, so that what is written is compared",
    ]
  `)
})

test('of several producers of one input none can promise it alone', () => {
  const inputs = [port('orders', customer({ references: 'people.id' }), { merge: true }), port('people', id)]
  const load = both({ references: 'table.id' })
  expect(told({ load, inputs, edges })).toEqual([])
  const merged = told({ load, inputs, edges: [...edges, 'master.orders -> join.orders'], master: loads() })
  expect(new Set(merged).size).toBe(1)
})
