import { expect, test } from 'vitest'
import { oneOf } from '../../src/shared/words.ts'
import { formatNamed, formatNameOf, formats } from '../../src/table/formats.ts'
import { thrown } from '../support/messages.ts'

test.each([
  ['data.csv', 'csv'],
  ['part-*.CSV', 'csv'],
  ['deep/**/*.tsv', 'tsv'],
  ['data.csv.gz', 'csv'],
  ['part-*.JSONL.GZ', 'jsonl'],
  ['model.tar.gz', undefined],
  ['gz', undefined],
  ['csv', undefined],
  ['data.csv/', undefined],
])('the ending of `%s` stands for %s', (files, name) => {
  expect(formatNameOf(files)).toBe(name)
})

test('a format is found by its name', () => {
  expect(formatNamed('tsv', 'data.txt').name).toBe('tsv')
})

test.each(['xlsx', 'constructor'])('the format `%s` is not known', async (name) => {
  expect((await thrown(() => formatNamed(name, 'data.x'))).split('\n')[0]).toBe(
    `Unexpected format \`${name}\` of \`data.x\`, expected ${oneOf(Object.keys(formats))}, leave out \`columns\` or set \`format\``,
  )
})
