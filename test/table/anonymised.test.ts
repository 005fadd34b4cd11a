import { expect, test } from 'vitest'
import type { AnonymiseWord } from '../../src/model/anonymise.ts'
import { anonymised } from '../../src/table/anonymised.ts'
import { query } from '../../src/table/engine.ts'
import { literal } from '../../src/table/sql.ts'

async function left(word: Exclude<AnonymiseWord, 'drop' | 'keep'>, value: string | null): Promise<unknown> {
  return (await query(`SELECT ${anonymised('v', word, 'key')} FROM (SELECT ${literal(value)}::VARCHAR AS v)`))[0]?.[0]
}

test.each<[AnonymiseWord & object, string, string]>([
  [{ generalise: 'year' }, '1990-05-17', '1990-01-01'],
  [{ generalise: 'month' }, '1990-05-17', '1990-05-01'],
  [{ generalise: 'day' }, '1990-05-17T12:34:56.789Z', '1990-05-17T00:00:00Z'],
  [{ generalise: 'year' }, '1990-05-17 12:34:56+02:00', '1990-01-01 00:00:00+02:00'],
  [{ generalise: 'month' }, '17.5.1990', '***'],
  [{ generalise: { step: 10 } }, '37', '30'],
  [{ generalise: { step: 10 } }, '-37', '-40'],
  [{ generalise: { step: 0.5 } }, '3.74', '3.5'],
  [{ generalise: { step: 1000 } }, '12345678901', '12345678000'],
  [{ generalise: { step: 10 } }, 'many', '***'],
  [{ generalise: { step: 10 } }, 'nan', '***'],
  [{ generalise: { letters: 2 } }, 'Müller', 'Mü'],
  [{ generalise: { letters: 2 } }, 'M', 'M'],
])('%j of %s is %s', async (word, value, expected) => {
  expect(await left(word, value)).toBe(expected)
})

test('a mask is all that is left, and a missing value stays so', async () => {
  expect(await left('mask', 'Ada')).toBe('***')
  for (const word of ['mask', 'hash', { generalise: 'year' }, { generalise: { step: 2 } }] as const)
    expect(await left(word, null)).toBeNull()
})
