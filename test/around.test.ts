import { expect, test } from 'vitest'
import { around } from '../src/around.ts'
import { contract } from './support/declared.ts'

test('a script by itself runs on the cases of its contract', () => {
  const cases = [{ name: 'one', inputs: {}, env: {}, args: {}, expect: {} }]
  const { steps, edges } = around(contract([], [], { name: 'clean', cases }))
  expect(steps).toMatchObject({ clean: { name: 'clean', cases } })
  expect(edges).toEqual([])
})
