import { expect, test } from 'vitest'
import { warningsOf } from '../../src/report/warnings.ts'
import { contract, pipeline, step } from '../support/declared.ts'

test('each warning is told once, behind its place', () => {
  const at = { file: `${process.cwd()}/schemas/a.json`, line: 3, column: 5 }
  const declared = contract([], [], { warnings: [{ message: '`x` is not kept', at }] })
  expect(warningsOf(pipeline([step('a', declared), step('b', declared)]))).toEqual([
    'warning  schemas/a.json:3:5  `x` is not kept',
  ])
})

test('what the file of a pipeline says goes first', () => {
  const at = { file: `${process.cwd()}/shop.dag.json`, line: 1, column: 2 }
  const declared = contract([], [], { warnings: [{ message: '`x` is not kept', at }] })
  const warnings = [{ message: '`owner` is not kept', at }]
  expect(warningsOf({ ...pipeline([step('a', declared)]), warnings })).toEqual([
    'warning  shop.dag.json:1:2  `owner` is not kept',
    'warning  shop.dag.json:1:2  `x` is not kept',
  ])
})
