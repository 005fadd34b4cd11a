import { expect, test } from 'vitest'
import { demandCondition } from '../../src/check/demandCondition.ts'
import { thrown } from '../support/messages.ts'

test.each([
  'a > 1',
  `"select" = 'from; -- /*'`,
  "a IN (1, 2.5e-3, .5) AND b LIKE 'it''s %'",
  'extract(year FROM day) = 2024',
  'a IS NOT DISTINCT FROM b',
  "day > DATE '2024-01-01'",
  "{'a': 1}['a'] = 1 AND [a, b][1] > -a",
  'größe > 1',
  'a::DOUBLE % 2 = 0',
])('`%s` is a condition', (sql) => {
  expect(() => demandCondition(sql, 'here')).not.toThrow()
})

test.each([
  '',
  '  ',
  'a > 1; DROP TABLE x',
  'a > 1) OR (true',
  '(a > 1',
  '(a > 1]',
  "a > 1 -- and '",
  'a /* b */ > 1',
  "a IN (SELECT b FROM read_csv('/etc/passwd'))",
  "a IN (FROM read_csv('/etc/passwd'))",
  'a IN ( ( table x))',
  'from x',
  'exists(\nwith t as (values (1)) from t)',
  "a = e'\\' OR (from x) -- '",
  'a = $$x$$',
  "a = 'open",
  '\\',
])('`%s` is refused', async (sql) => {
  expect(await thrown(() => demandCondition(sql, '`expression`'))).toMatchSnapshot()
})
