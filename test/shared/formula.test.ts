import { expect, test } from 'vitest'
import { BrokenFormula, formulaOf, type FormulaValue } from '../../src/shared/formula.ts'

const values: Record<string, FormulaValue> = {
  a: 2,
  b: 3,
  'rows.out': 10,
  name: 'xgb',
  ok: true,
  'm.macro avg': 1,
  nan: NaN,
}

const holds = (text: string): boolean => formulaOf(text).holds((name) => values[name] ?? NaN)

test.each([
  'a < b',
  'a + 1 = b',
  'a * b + 4 = rows.out',
  'a + b * 2 = 8',
  '(a + b) * 2 = rows.out',
  'rows.out - 3 - 2 = 5',
  'rows.out / 5 / 2 = 1',
  'rows.out % 4 = 2',
  '-a < .5 and 1.5e1 > -(b)',
  'a > b or b > a',
  'a = 1 or a = 2 and b = 3',
  'not a > b and not (a = 1 or b = 1)',
  'NOT NOT a < b',
  "name = 'xgb'",
  "name <> 'lgbm' AND name != ''",
  '"m.macro avg" >= 1',
  'a<=2 and b>=3',
])('`%s` holds', (text) => {
  expect(holds(text)).toBe(true)
})

test.each([
  'a > b',
  'a = 1 or a = 2 and b = 4',
  '(a = 2 or a = 1) and b = 4',
  'not a < b',
  "name > 'a'",
  'name + 1 > 0',
  "a = '2'",
  'nan = nan',
  'nan >= 0',
  'a / 0 < 1000',
  'a < unknown',
])('`%s` does not', (text) => {
  expect(holds(text)).toBe(false)
})

test('its names are told once, whatever they are', () => {
  expect(formulaOf('a < b and "m.macro avg" > a or constructor = 1').names).toEqual([
    'a',
    'b',
    'm.macro avg',
    'constructor',
  ])
})

const reason = (text: string): string => {
  try {
    formulaOf(text)
    return 'nothing'
  } catch (error) {
    return error instanceof BrokenFormula ? error.message : String(error)
  }
}

test.each([
  ['', 'end'],
  ['a', 'end'],
  ['a + b', 'end'],
  ['a <', 'end'],
  ['(a < b', 'end'],
  ['a < b)', '`)`'],
  ['a < b < 3', '`<`'],
  ['a and b', '`and`'],
  ['a < b c', '`c`'],
  ['not a', 'end'],
  ['(a < b) + 1 > 0', '`+`'],
  ['a == b', '`=`'],
  ['a < b; drop', '`; drop`'],
  ["name = 'xgb", "`'xgb`"],
  ['f(a) < 1', '`(`'],
  ['('.repeat(2000), '2000 characters'],
])('`%s` can not be read', (text, where) => {
  expect(reason(text)).toBe(where)
})
