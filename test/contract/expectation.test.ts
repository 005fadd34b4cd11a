import { expect, test } from 'vitest'
import { expectationFor } from '../../src/contract/expectation.ts'
import type { Expectation } from '../../src/model/expectation.ts'
import { contract, port } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const declared = contract([], [port('out', { id: {} })])
const at = { file: '/project/x.test.ts', line: 3, column: 5 }

test('paths of a value are meant from the file that passes it', () => {
  const expected = { outputs: { out: { golden: 'kept/x.csv' } }, rows: { out: '>= 1' } }
  const made = expectationFor(declared, expected, at)
  expect(made).toEqual({ ...expected, outputs: { out: { golden: '/project/kept/x.csv' } } })
})

test.each<[unknown, string]>([
  [{ metrix: {} }, 'Unexpected key `metrix` in `expect`, expected `fails`'],
  [{ rows: { outt: 1 } }, 'Unexpected key `outt` in `expect.rows`, expected `out`, write `out`'],
  [{ outputs: { outt: { golden: 'x' } } }, 'Unexpected output `outt`, expected `out`, write `out`'],
  [{ rows: { out: 'many' } }, 'Unexpected `many` in `expect.rows.out`'],
  [3, 'Unexpected `3` in `expect`, expected a map'],
])('%o is refused with the place that passed it', async (expected, words) => {
  const said = await thrown(() => expectationFor(declared, expected as Expectation, at))
  expect(said).toContain(words)
  expect(said).toMatch(/x\.test\.ts:3:5/)
})
