import { expect, test } from 'vitest'
import { conditionIn, countWhere } from '../../src/table/counting.ts'

test('knows the condition of what only counts', () => {
  expect(conditionIn(countWhere('(n > 1) OR n IS NULL'))).toBe('(n > 1) OR n IS NULL')
})

test.each(['count(*)::DOUBLE', 'sum(n)', `${countWhere('n > 1')} + ${countWhere('n < 1')}`])(
  'knows none of %s',
  (sql) => {
    expect(conditionIn(sql)).toBeUndefined()
  },
)
