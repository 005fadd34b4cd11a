import { expect, test } from 'vitest'
import { wiring } from '../../../src/plan/cases/wiring.ts'
import { wire } from '../../../src/pipeline/wire.ts'
import { contract, pipeline, port, step } from '../../support/declared.ts'

test('every code that wiring finds is asked for by exactly one test', () => {
  const columns = { id: {} }
  const broken = pipeline(
    [
      step('a', contract([], [port('data', columns)])),
      step('b', contract([], [port('data', columns), port('odd_rows', columns), port('few_rows', columns)])),
      step('c', contract([port('data', columns), port('model')], [], { env: { A: { required: true } } })),
      step('d', contract([port('rows', columns)], [])),
      step('e', contract([port('even_rows', columns)], [])),
      step('f', contract([port('all', columns, { merge: true })], [])),
      step('g', contract([], [])),
      step('h', contract([port('model')], [])),
    ],
    [
      'a -> c',
      'b -> c',
      'a -> g',
      'b -> d',
      'b.odd_rows -> e',
      'a.data -> f.all',
      'b.data -> f.all',
      'a -> x',
      'x -> c',
    ],
  )
  const holed = { ...broken, outside: { x: { name: 'x' } } }
  const found = [...new Set(wire(holed).findings.map(({ code }) => code))]
  expect(found).toHaveLength(8)
  const asked = wiring(holed, []).flatMap(({ question }) => (question.kind === 'wiring' ? question.codes : []))
  expect(asked.toSorted()).toEqual(found.toSorted())
})

test('contracts are asked for only where a node may lack one', () => {
  const whole = wiring(pipeline([step('a', contract([], []))]), []).map(({ title }) => title)
  const holed = wiring({ ...pipeline([]), outside: { x: { name: 'x' } } }, []).map(({ title }) => title)
  expect(holed).toEqual(['every step has a contract', ...whole])
})

test('its tests stand together, at the pipeline', () => {
  const at = { file: 'shop.pipeline.yaml', line: 1, column: 1 }
  const tests = wiring({ ...pipeline([]), at }, [])
  expect(new Set(tests.map(({ group }) => group.title))).toEqual(new Set(['wiring']))
  expect(tests.every((item) => item.at === at && item.tags.includes('wiring'))).toBe(true)
})
