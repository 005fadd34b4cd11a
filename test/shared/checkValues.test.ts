import { expect, test } from 'vitest'
import { checkValues } from '../../src/shared/checkValues.ts'
import { contract } from '../support/declared.ts'

const at = { file: '/p/pipeline.yaml', line: 3, column: 5 }
const train = contract([], [], {
  name: 'train',
  env: { MODE: { required: false, enum: ['fast', 'exact'] } },
  args: { rounds: '5' },
})

test('what a contract declares may be set', () => {
  expect(() => checkValues(train, { env: { MODE: 'fast' }, args: { rounds: '7' }, at })).not.toThrow()
})

test.each([
  [{ env: { MOD: 'fast' }, args: {} }, 'Unexpected key `MOD` in the `env` of train, expected `MODE`, write `MODE`'],
  [
    { env: {}, args: { round: '7' } },
    'Unexpected key `round` in the `args` of train, expected `rounds`, write `rounds`',
  ],
  [
    { env: { MODE: 'slow' }, args: {} },
    'Unexpected `slow` in `env.MODE`, expected `fast` or `exact`, change the value',
  ],
])('%j is told', (given, expected) => {
  expect(() => checkValues(train, { ...given, at })).toThrow(expected)
})
