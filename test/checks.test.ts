import { expect, test } from 'vitest'
import { checks, keepsKeys, noNulls, range, rowCount } from '../src/checks.ts'

test('a value is the main option, a map has all of them', () => {
  expect(noNulls('id')).toEqual({ name: 'noNulls', options: { value: 'id' }, severity: 'error' })
  expect(noNulls(['id', 'day'], { mostly: 0.9 })).toEqual({
    name: 'noNulls',
    options: { value: ['id', 'day'] },
    mostly: 0.9,
    severity: 'error',
  })
  expect(rowCount()).toEqual({ name: 'rowCount', options: {}, severity: 'error' })
  expect(range({ columns: 'amount', minimum: 0, severity: 'warning', dataset: 'all' })).toEqual({
    name: 'range',
    options: { columns: 'amount', minimum: 0 },
    dataset: 'all',
    severity: 'warning',
  })
})

/** Never called: the compiler alone looks at it. */
const written = (): unknown => [
  keepsKeys({ of: 'raw', key: 'id' }),
  // @ts-expect-error -- the key is missing
  keepsKeys({ of: 'raw' }),
  // @ts-expect-error -- it has no main option
  keepsKeys('raw'),
  // @ts-expect-error -- there is no such option
  checks.rowCount({ least: 3 }),
]

test('the compiler knows the options', () => {
  expect(written).toBeTypeOf('function')
})
