import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { outputs } from '../../../src/check/expectation/outputs.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { port } from '../../support/declared.ts'
import { outcome } from '../../support/outcome.ts'

const golden = resolve(import.meta.dirname, '../../../examples/17-expectations/data/houses.csv')
const files = { 'out/data.csv': readFileSync(golden), 'other/data.csv': 'area,price\n30,101\n' }
const columns = { area: { type: 'number' }, price: { type: 'number' } } as const
const ran = outcome.bind(undefined, files, {}, [port('out', columns), port('other', columns)])

expectationLaws({ kind: 'outputs', kept: { out: { golden } }, broken: { other: { golden } }, outcome: ran })

test('each output is compared with its own golden file', async () => {
  const found = await outputs({ out: { golden }, other: { golden } }, ran())
  expect(found.map(({ code, place }) => `${code} ${place}`)).toEqual(['golden train.other'])
})
