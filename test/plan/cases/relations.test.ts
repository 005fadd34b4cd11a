import { expect, test } from 'vitest'
import { around } from '../../../src/around.ts'
import { relations as known } from '../../../src/check/relations.ts'
import { relations } from '../../../src/plan/cases/relations.ts'
import { loaded } from '../../support/written.ts'

const contract = (list: string): string =>
  `inputs: { raw: { files: a.csv, columns: { amount: { type: number } } } }\nrelations: [${list}]\n`

const options = '{ column: raw.amount, by: 2 }'

test('each relation that there is has a title of its own', () => {
  const list = Object.keys(known).map((name) => {
    if (name === 'scaling') return `scaling: ${options}`
    return name === 'permuted' ? 'permuted: { column: raw.amount, metric: "a.json#b" }' : name
  })
  const titles = relations(around(loaded(contract(list.join(', ')))), []).map(({ title }) => title)
  expect(titles).toMatchInlineSnapshot(`
    [
      "writes the same for rows in another order",
      "writes the same rows when every row of the input is there twice",
      "writes the same when the input has a column more",
      "writes the same rows when the input comes in two halves",
      "scales its output as its input is scaled: raw.amount",
      "writes the same when it runs again where it has run",
      "writes the same output twice",
      "tells another metric when a column is torn from its rows: raw.amount",
    ]
  `)
})

test('a contract without relations gets no such test', () => {
  expect(relations(around(loaded('')), [])).toEqual([])
})
