import { expect, test } from 'vitest'
import { loaded, refused } from '../support/written.ts'

const contract = (references: string): string => `inputs:
  shops: { files: a.csv, columns: { id: {}, "\${LABEL}": {} } }
  days: { datasets: { first: { files: b.csv, columns: { day: {} } }, last: { files: c.csv, columns: { day: {}, x.y: {} } } } }
outputs:
  sales: { files: d.csv, columns: { shop: { references: "${references}" } } }
env: { LABEL: fraud }
`

test.each(['shops.id', 'shops.shops.id', 'days.first.day', 'days.x.y', 'sales.shop', 'shops.${LABEL}'])(
  'a column may refer to `%s`',
  (references) => {
    const { outputs } = loaded(contract(references))
    expect(outputs['sales']?.datasets['sales']?.columns?.['shop']).toEqual({ references })
  },
)

const known = '`shops.id`, `shops.${LABEL}`, `days.first.day`, `days.last.day`, `days.last.x.y` or `sales.shop`'

test.each([
  ['shops.ib', 'write `shops.id`'],
  ['shpos.id', 'write `shops.id`'],
  // in two datasets
  ['days.day', 'declare that column'],
  ['constructor.name', 'declare that column'],
])('`%s` is no column that is declared', async (references, advice) => {
  expect(await refused(contract(references))).toBe(
    `Unexpected \`${references}\` in \`outputs.sales.columns.shop.references\`, expected ${known}, ${advice} @ clean.yaml:6:57`,
  )
})

test('an input knows nothing of outputs', async () => {
  const text = `inputs: { a: { files: a.csv, columns: { x: { references: b.y } } } }
outputs: { b: { files: b.csv, columns: { y: {} } } }
`
  expect(await refused(text)).toBe(
    'Unexpected `b.y` in `inputs.a.columns.x.references`, expected `a.x`, declare that column @ clean.yaml:2:58',
  )
})

test('what is no reference is refused', async () => {
  expect(await refused(contract('shops'))).toContain(
    'Unexpected `shops` in `outputs.sales.columns.shop.references`, expected `port.column` or `port.dataset.column`',
  )
})
