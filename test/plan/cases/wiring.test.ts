import { expect, test } from 'vitest'
import { wiring } from '../../../src/plan/cases/wiring.ts'
import { wire } from '../../../src/pipeline/wire.ts'
import { contract, pipeline, port, step } from '../../support/declared.ts'

test('every code that wiring finds is asked for by exactly one test', () => {
  const columns = { id: {} }
  const broken = pipeline(
    [
      step('a', contract([], [port('data', columns)])),
      step('b', contract([], [port('data', columns)])),
      step('c', contract([port('data', columns), port('model')], [], { env: { A: { required: true } } })),
      step('d', contract([], [])),
    ],
    ['a -> c', 'b -> c', 'a -> d'],
  )
  const found = [...new Set(wire(broken).findings.map(({ code }) => code))]
  expect(found).toHaveLength(4)
  const asked = wiring(broken, []).flatMap(({ question }) => (question.kind === 'wiring' ? question.codes : []))
  expect(asked.toSorted()).toEqual(found.toSorted())
})

test('its tests stand together, at the pipeline', () => {
  const at = { file: 'shop.pipeline.yaml', line: 1, column: 1 }
  const tests = wiring({ ...pipeline([]), at }, [])
  expect(new Set(tests.map(({ group }) => group.title))).toEqual(new Set(['wiring']))
  expect(tests.every((item) => item.at === at && item.tags.includes('wiring'))).toBe(true)
})
