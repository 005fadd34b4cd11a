import { expect, test } from 'vitest'
import { adjusted } from '../../src/pipeline/adjust.ts'
import { contract, step } from '../support/declared.ts'

const train = step('train', contract([], []), { env: { A: '1', B: '1' }, sources: { data: { kind: 'generated' } } })

test('what is said of a step goes beside what it has, and limits into its contract', () => {
  const sources = { more: { kind: 'generated' as const, rows: 3 } }
  const changed = adjusted(train, {
    env: { B: '2' },
    args: { fast: 'true' },
    sources,
    limits: { memoryMb: 9 },
    runner: 'process',
  })
  expect(changed).toMatchObject({
    env: { A: '1', B: '2' },
    args: { fast: 'true' },
    sources: { data: { kind: 'generated' }, more: { rows: 3 } },
    runner: 'process',
    contract: { limits: { timeoutMs: 60_000, memoryMb: 9 } },
  })
  expect(train.contract.limits.memoryMb).toBeUndefined()
})

test('a step of which nothing is said stays as it is', () => {
  expect(adjusted(train, {})).toEqual(train)
})
