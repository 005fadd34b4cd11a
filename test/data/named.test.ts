import { expect, test } from 'vitest'
import { sizeOf } from '../../src/data/domain.ts'
import { named } from '../../src/data/named.ts'
import { eanDigit, luhnDigit, rest97 } from '../../src/shared/checkDigits.ts'
import { textFormats } from '../../src/shared/textFormat.ts'

function valuesOf(name: string): string[] {
  const domain = named[name] ?? { low: 0, high: -1, at: () => null, edges: [] }
  const step = Math.max(1, Math.floor(sizeOf(domain) / 1000))
  const count = Math.min(1000, sizeOf(domain))
  return Array.from({ length: count }, (_, index) => String(domain.at(domain.low + index * step)))
}

test.each(Object.keys(named))('%s makes different texts', (name) => {
  const values = valuesOf(name)
  expect(values.length).toBeGreaterThan(19)
  expect(new Set(values).size).toBe(values.length)
  expect(values.filter((value) => value.trim() !== value || value === '')).toEqual([])
})

test.each(Object.entries(textFormats))('%s keeps the format of its name', (name, isFormed) => {
  expect(valuesOf(name).filter((value) => !isFormed(value))).toEqual([])
})

test('every IBAN has its check digits', () => {
  expect(valuesOf('iban').filter((value) => !/^[A-Z]{2}\d{16,23}$/.test(value))).toEqual([])
  expect(valuesOf('iban').filter((value) => rest97(value.slice(4) + value.slice(0, 4)) !== 1)).toEqual([])
})

test('every card number has its check digit', () => {
  expect(valuesOf('card').filter((value) => !/^\d{15,16}$/.test(value))).toEqual([])
  expect(valuesOf('card').filter((value) => luhnDigit(value.slice(0, -1)) !== value.at(-1))).toEqual([])
})

test.each(['ean', 'isbn'])('every %s has its check digit', (name) => {
  expect(valuesOf(name).filter((value) => value.length !== 13)).toEqual([])
  expect(valuesOf(name).filter((value) => eanDigit(value.slice(0, -1)) !== value.at(-1))).toEqual([])
})

test('every phone number is one of those that nobody has', () => {
  expect(valuesOf('phone').filter((value) => !/^\+1[2-9]\d\d55501\d\d$/.test(value))).toEqual([])
})

test('people, places and money are told in words and codes', () => {
  const first = ['name', 'firstName', 'lastName', 'street', 'city', 'country', 'currency'].map(
    (name) => valuesOf(name)[0],
  )
  expect(first).toMatchInlineSnapshot(`
    [
      "Ada Abadi",
      "Ada",
      "Abadi",
      "1 Abbey Street",
      "Amsterdam",
      "AD",
      "EUR",
    ]
  `)
})
