import { expect, test } from 'vitest'
import { formatNamed, formatNameOf } from '../../src/table/formats.ts'
import { thrown } from '../support/messages.ts'

test.each([
  ['data.csv', 'csv'],
  ['part-*.CSV', 'csv'],
  ['deep/**/*.tsv', 'tsv'],
  ['model.tar.gz', undefined],
  ['csv', undefined],
  ['data.csv/', undefined],
])('the ending of `%s` stands for %s', (files, name) => {
  expect(formatNameOf(files)).toBe(name)
})

test('a format is found by its name', () => {
  expect(formatNamed('tsv', 'data.txt').name).toBe('tsv')
})

test.each(['parquet', 'constructor'])('the format `%s` is not known', async (name) => {
  expect((await thrown(() => formatNamed(name, 'data.x'))).split('\n')[0]).toBe(
    `Unexpected format \`${name}\` of \`data.x\`, expected \`csv\` or \`tsv\`, leave out \`columns\` or set \`format\``,
  )
})
