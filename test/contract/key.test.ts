import { expect, test } from 'vitest'
import { datasetIn, refusedDataset } from '../support/written.ts'

const columns = 'columns: { shop: {}, order: {} }'

test.each([
  ['shop', ['shop']],
  ['[shop, order]', ['shop', 'order']],
])('the key `%s` names declared columns', (text, names) => {
  expect(datasetIn(`{ files: a.csv, ${columns}, key: ${text} }`)?.key).toEqual(names)
})

test('without a key there is none', () => {
  expect(datasetIn(`{ files: a.csv, ${columns} }`)).not.toHaveProperty('key')
})

test.each([
  [
    'shopp',
    columns,
    'Unexpected column `shopp` in `inputs.raw.key`, expected `shop` or `order`, write `shop` @ clean.yaml:3:63',
  ],
  [
    '[shop, day]',
    columns,
    'Unexpected column `day` in `inputs.raw.key.1`, expected `shop` or `order`, declare it under `columns` @ clean.yaml:3:70',
  ],
  [
    '[shop, shop]',
    columns,
    'Unexpected second `shop` in `inputs.raw.key.1`, expected each column once, remove it @ clean.yaml:3:70',
  ],
  [
    'shop',
    'rows: {}',
    'Unexpected column `shop` in `inputs.raw.key`, expected a name out of `columns`, declare it under `columns` @ clean.yaml:3:39',
  ],
  [
    '[]',
    columns,
    'Unexpected list in `inputs.raw.key`, expected at least one entry, change the value @ clean.yaml:3:63',
  ],
  ['1', columns, 'Unexpected `1` in `inputs.raw.key`, expected text, change the value @ clean.yaml:3:63'],
])('the key `%s` beside `%s` is refused', async (text, more, words) => {
  expect(await refusedDataset(`{ files: a.csv, ${more}, key: ${text} }`)).toBe(words)
})
