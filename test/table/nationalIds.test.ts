import { expect, test } from 'vitest'
import { isNationalId } from '../../src/table/nationalIds.ts'

test.each([
  '536-90-4399',
  '12345678Z',
  'X1234567L',
  'RSSMRA85T10A562S',
  '529.982.247-25',
  '44051401359',
  '255081416802538',
  'AB 12 34 56 C',
])('%s is the number of a person', (text) => expect(isNationalId(text)).toBe(true))

test.each([
  '000-12-3456',
  '666-12-3456',
  '12345678A',
  'RSSMRA85T10A562T',
  '529.982.247-26',
  '111.111.111-11',
  '44051401358',
  '255081416802539',
  'AB123456E',
  '12345',
  '',
])('%j is none', (text) => expect(isNationalId(text)).toBe(false))
