import { expect, test } from 'vitest'
import { boundary } from '../../../src/plan/cases/boundary.ts'
import type { Port } from '../../../src/model/contract.ts'
import type { Case } from '../../../src/model/pipeline.ts'
import { contract, pipeline, port, step } from '../../support/declared.ts'

function casesOf(...inputs: Port[]): Case[] {
  const [planned] = boundary(pipeline([step('a', contract(inputs, []))]), [])
  return planned?.question.kind === 'ways' ? planned.question.cases : []
}

const told = (...inputs: Port[]): string[] =>
  casesOf(...inputs).map((way) => `${way.name} ${JSON.stringify(way.inputs)}`)

test('a step runs on the edges of its inputs, and on no more than they allow', () => {
  expect(told(port('raw', { id: { type: 'integer' } }))).toMatchInlineSnapshot(`
    [
      "edges {"raw":{"kind":"boundary","part":0}}",
      "one row {"raw":{"kind":"generated","rows":1}}",
    ]
  `)
})

test('what more a contract allows is tried too', () => {
  const columns = { name: { type: 'string', nullable: true }, some: { nullable: true, nullFraction: 0.5 } } as const
  expect(told(port('raw', columns, { files: 'part-*.csv', rows: { min: 0 } }))).toMatchInlineSnapshot(`
    [
      "edges {"raw":{"kind":"boundary","part":0}}",
      "odd texts {"raw":{"kind":"boundary","odd":true}}",
      "one row {"raw":{"kind":"generated","rows":1}}",
      "no row {"raw":{"kind":"generated","rows":0}}",
      "nulls {"raw":{"kind":"generated","columns":{"name":{"nullFraction":1}}}}",
      "several files {"raw":{"kind":"generated","files":2}}",
    ]
  `)
})

test('tables of few rows show their edges in several parts, tables of many are never cut short', () => {
  expect(told(port('raw', { id: {} }, { rows: { min: 3, max: 4 } })).map((way) => way.split(' {')[0])).toEqual([
    'edges',
    'edges 2',
    'edges 3',
    'edges 4',
    'edges 5',
  ])
})

test('inputs without columns have no edges', () => {
  expect(casesOf(port('model', undefined, { files: 'model.tar.gz' }))).toEqual([])
  expect(boundary(pipeline([step('a', contract([], []))]), [])).toEqual([])
})
