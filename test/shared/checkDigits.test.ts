import { expect, test } from 'vitest'
import { eanDigit, ibanOf, luhnDigit, rest97 } from '../../src/shared/checkDigits.ts'

test('an IBAN gets the digits that its bank would give it', () => {
  expect(ibanOf('DE', '370400440532013000')).toBe('DE89370400440532013000')
  expect(ibanOf('GB', 'WEST12345698765432')).toBe('GB82WEST12345698765432')
  expect(ibanOf('NO', '86011117947')).toBe('NO9386011117947')
})

test('the rest of an IBAN with its beginning at its end is 1', () => {
  expect(rest97('370400440532013000DE89')).toBe(1)
  expect(rest97('370400440532013001DE89')).not.toBe(1)
})

test.each([
  ['411111111111111', '1'],
  ['37828224631000', '5'],
  ['555555555555444', '4'],
])('a card %s ends with %s', (digits, last) => {
  expect(luhnDigit(digits)).toBe(last)
})

test('an article number and an ISBN end with their digit', () => {
  expect(eanDigit('400638133393')).toBe('1')
  expect(eanDigit('978030640615')).toBe('7')
})
