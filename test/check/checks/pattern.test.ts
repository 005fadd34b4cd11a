import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pattern } from '../../../src/check/checks/pattern.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

const patterns: Record<string, (text: string) => boolean> = {
  'ab|c': (text) => text === 'ab' || text === 'c',
  '[abc]*': (text) => Array.from(text).every((letter) => 'abc'.includes(letter)),
  '(?!a).+': (text) => text !== '' && !text.startsWith('a'),
  '^.b?$': (text) =>
    (text.length === 1 && text !== '\n') || (text.length === 2 && text.endsWith('b') && !text.startsWith('\n')),
}

checkLaws({
  check: 'pattern',
  columns: fc.record({ pattern: fc.constantFrom(...Object.keys(patterns)) }),
  texts: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 3 }),
  count: (values, column) => values.filter((text) => !patterns[column.pattern ?? '']?.(text)).length,
})

test('a text that does not fit as a whole is a violation', async () => {
  const found = await judgedColumn('pattern', { type: 'string', pattern: '[A-Z]{3}' }, [
    'EUR',
    'EURO',
    "o'x",
    null,
    'EURO',
  ])
  expect(messages(found)).toMatchInlineSnapshot(
    `"pattern: Unexpected \`EURO\` in \`step.out.value\`, expected a text that fits \`[A-Z]{3}\`, mend the texts, or widen the pattern"`,
  )
  expect(found[0]).toMatchObject({ count: 3, total: 5 })
  expect(found[0]?.sample.map(({ row }) => row)).toEqual([2, 3, 5])
})

test.each([
  ['(?=.*\\d)[a-z\\d]+', 'a1', 'ab'],
  ['\\p{Lu}\\p{Ll}+', 'Éa', 'éa'],
  ['.', '😀', 'ab'],
  ['NaN', 'NaN', 'nan'],
])('the pattern `%s` is read as JavaScript reads it', async (text, good, bad) => {
  expect(await judgedColumn('pattern', { pattern: text }, [good])).toEqual([])
  expect(await judgedColumn('pattern', { pattern: text }, [bad])).toMatchObject([{ count: 1 }])
})

test('every bad value is counted, however many there are', async () => {
  const values = Array.from({ length: 2500 }, (_, index) => `bad ${index}`)
  expect(await judgedColumn('pattern', { pattern: 'good' }, ['good', ...values])).toMatchObject([
    { count: 2500, total: 2501 },
  ])
})

test('without a pattern there is no such check', () => {
  expect(pattern('value', { type: 'string' })).toBeUndefined()
})
