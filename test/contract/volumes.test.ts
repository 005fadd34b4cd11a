import { expect, test } from 'vitest'
import { writtenOf } from '../../src/contract/write.ts'
import { loaded, refused } from '../support/written.ts'

const input = (more = ''): string =>
  `inputs: { raw: { files: raw.csv, columns: { id: { type: integer } }${more} }, model: { files: model.bin } }\n`

test('what is left out is filled in', () => {
  const contract = loaded(`${input()}volumes: { production: 50000000, maxMemoryMb: 4000 }\n`)
  const volumes = { rows: [100, 1000, 10_000], maxExponent: 1.5, production: 50_000_000, maxMemoryMb: 4000 }
  expect(contract.volumes).toEqual({ ...volumes, at: expect.objectContaining({ line: 3, column: 1 }) })
  expect(writtenOf(contract, contract.file ?? '').volumes).toEqual(volumes)
})

test('sizes are those that an input can have', () => {
  expect(loaded(`${input(', rows: { max: 5000 }')}volumes: { rows: [10, 5000] }\n`).volumes?.rows).toEqual([10, 5000])
})

test.each([
  ['{ rows: [1000, 100] }', ''],
  ['{ rows: [100, 999] }', ''],
  ['{ rows: [] }', ''],
  ['{ rows: 100 }', ''],
  ['{ rows: [0, 100] }', ''],
  ['{ row: [10, 100] }', ''],
  ['{ maxSeconds: 60 }', ''],
  ['{ maxExponent: 0 }', ''],
  ['{ production: many }', ''],
  ['{}', ', rows: { max: 5000 }'],
])('`volumes: %s` is refused', async (text, more) => {
  expect(await refused(`${input(more)}volumes: ${text}\n`)).toMatchSnapshot()
})

test('without an input with columns nothing can grow', async () => {
  expect(await refused('inputs: { model: { files: model.bin } }\nvolumes: {}\n')).toMatchSnapshot()
})
