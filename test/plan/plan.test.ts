import { expect, test } from 'vitest'
import { planOf } from '../../src/plan/plan.ts'
import type { Case } from '../../src/model/pipeline.ts'
import { contract, link, pipeline, step } from '../support/declared.ts'

const way: Case = { name: 'an odd case', inputs: {}, env: {}, args: {}, expect: {} }
const shop = pipeline([step('clean', contract([], [])), step('train', contract([], []), { cases: [way] })])
const links = [link('clean.out -> train.data')]

const outline = (...args: Parameters<typeof planOf>): string =>
  planOf(...args)
    .groups.map(({ title, tests }) =>
      [title, ...tests.map((item) => `  ${item.title} [${item.tags.join(' ')}]`)].join('\n'),
    )
    .join('\n')

test('a pipeline gets its tests, grouped by what they are about', () => {
  expect(outline(shop, links)).toMatchInlineSnapshot(`
    "wiring
      every edge carries data [wiring]
      every required input is fed [wiring]
      every required variable has a value [wiring]
    clean
      the script agrees with its contract [script]
      runs on valid data [script generated]
      writes the same output twice [script generated]
    train
      the script agrees with its contract [script]
      runs on valid data [script generated]
      writes the same output twice [script generated]
      an odd case [script]
    clean.out -> train.data
      what is promised satisfies what is needed [edge]
      what is written satisfies what is needed [edge]
      train runs on it [edge]
    shop
      runs from end to end [end-to-end]"
  `)
  expect(planOf(shop, links).title).toBe('shop')
})

test('a script alone gets those that need no pipeline', () => {
  expect(outline(shop, links, { alone: true })).toMatchInlineSnapshot(`
    "clean
      the script agrees with its contract [script]
      runs on valid data [script generated]
      writes the same output twice [script generated]
    train
      the script agrees with its contract [script]
      runs on valid data [script generated]
      writes the same output twice [script generated]
      an odd case [script]"
  `)
})

test('the same pipeline gets the same names every time', () => {
  expect(planOf(shop, links)).toEqual(planOf(shop, links))
})
