import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'

expect.extend(matchers)

const spread = (count: number, above: number): { value: number }[] =>
  Array.from({ length: count }, (_, index) => ({ value: ((index * 7919) % 1000) / 10 + above }))

test('data that is spread alike does not drift', async () => {
  await expect(spread(300, 0)).not.toDriftFrom(spread(400, 0.1))
  await expect(spread(300, 0)).toDriftFrom(spread(400, 60), { columns: 'value' })
})

test('tells which column is spread otherwise, and how far', async () => {
  const [same, other] = [spread(300, 0), spread(300, 60)]
  await expect(expect(same).not.toDriftFrom(other)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected distribution 0.6 apart (Kolmogorov-Smirnov; p below 0.000001; 0.09 against itself) in \`rows.data.value\`, expected the distribution in \`other\`, find what changes these values or drops their rows, or name other columns

      the data is not what is asked of it]
  `)
  await expect(expect(same).toDriftFrom(same)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected data that is spread as the other, expected drift, write \`.not\`]`,
  )
})
