import { expect, test } from 'vitest'
import { misfits, varied, wrote } from '../../support/related.ts'

test('it runs in a process of its own', () => {
  expect(varied('sameSeed', [1])).toBe('fresh')
})

const opaque = (hash: string) => ({ ...wrote([1]), opaque: { 'out/model.bin': hash } })

test('other bytes of a file that nobody can read are told', () => {
  expect(misfits('sameSeed', [opaque('a'), opaque('a')])).toEqual([])
  expect(misfits('sameSeed', [opaque('a'), opaque('b')])).toEqual(['out/model.bin: other bytes'])
})
