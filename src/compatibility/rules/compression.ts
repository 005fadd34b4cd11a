import { allOf } from '../../shared/words.ts'
import { unmet } from '../paths.ts'
import type { FilesRule } from '../rule.ts'

/** Packed files are no plain ones: `.gz` is part of the name. */
export const compression: FilesRule = (promised, needed) => {
  const lost = unmet(promised, needed, 'compression')
  if (lost.length === 0) return undefined
  const isPacked = /\.gz$/i.test(lost[0] ?? '')
  return {
    received: `promise of files that are ${isPacked ? 'not packed' : 'packed'}`,
    expected: allOf(lost),
    advice: isPacked
      ? 'write them with gzip, or remove `.gz` at the consumer'
      : 'write them unpacked, or add `.gz` at the consumer',
  }
}
