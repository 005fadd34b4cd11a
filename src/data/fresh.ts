import type { Column, Dataset, Scalar } from '../model/contract.ts'
import { accepts } from '../table/accepts.ts'
import { valuesOf } from './column.ts'
import { sizeOf } from './domain.ts'
import { canHold } from './held.ts'
import { lettersAt } from './letters.ts'
import { bitsAt, distinctBelow, fractionAt } from './random.ts'
import type { Seen } from './seen.ts'

export interface Making {
  place: string
  rows: number
  dataset: Dataset
  seed: number
  /** No value may occur twice. */
  isAlone: boolean
}

/** Letters of some length, in words where the sample has words. */
function textAt(index: number, length: number, hasSpaces: boolean): string {
  const letters = lettersAt(index, length)
  if (!hasSpaces) return letters
  const isGap = (at: number): boolean => at % 7 === 5 && at < length - 1
  return Array.from(letters, (letter, at) => (isGap(at) ? ' ' : letter)).join('')
}

/** Texts as long as those of the sample. */
function asLong({ quantiles, hasSpaces }: Seen, { seed, rows }: Making): string[] {
  const lengthAt = (row: number): number => quantiles[Math.floor(fractionAt(seed, row) * quantiles.length)] ?? 1
  return Array.from({ length: rows * 2 + 200 }, (_, row) => textAt(bitsAt(~seed, row), lengthAt(row), hasSpaces))
}

/** Texts out of those that the keywords of the column name; more of them where the sample has most. */
function ofDomain(column: Column, { place, rows, dataset, seed }: Making, more: number): string[] {
  const room = rows * 2 + 200 + more
  const { domain } = valuesOf({ ...column, unique: true }, { place, rows: room, dataset })
  const chosen = distinctBelow(sizeOf(domain), Math.min(sizeOf(domain), room), seed)
  return Array.from(chosen, (index) => String(domain.at(domain.low + index)))
}

/** New texts of the kind of a sample, none of which it has; `undefined` where the keywords leave no others. */
export function fresh(column: Column, seen: Seen, making: Making): Scalar[] | undefined {
  if (column.enum || column.const !== undefined || seen.texts.size === 0) return undefined
  const isFree = column.pattern === undefined && column.format === undefined
  const ways = [
    ...(isFree ? [() => asLong(seen, making)] : []),
    () => ofDomain(column, making, 0),
    () => ofDomain(column, making, seen.texts.size),
  ]
  const isNew = (text: string): boolean =>
    !seen.texts.has(text) && accepts(column, text) && canHold(text, making.dataset)
  for (const made of ways) {
    const found = [...new Set(made().filter(isNew))]
    if (found.length < (making.isAlone ? making.rows : 1)) continue
    const isRepeated = !making.isAlone && seen.texts.size < seen.rows - seen.nulls
    return isRepeated ? found.slice(0, seen.texts.size) : found
  }
  return undefined
}

function momentOf(seconds: number, type: Column['type']): string {
  const text = new Date(Math.round(seconds) * 1000).toISOString()
  return type === 'date' ? text.slice(0, 10) : text.replace('.000Z', 'Z')
}

const momentSteps = 1000

/** Moments spread as those of a sample are. */
export function moments(column: Column, { type, quantiles }: Seen, { isAlone }: Making): Scalar[] | undefined {
  if ((type !== 'date' && type !== 'timestamp') || quantiles.length === 0 || isAlone) return undefined
  if (column.enum || column.const !== undefined || column.masked) return undefined
  const last = quantiles.length - 1
  const found = Array.from({ length: momentSteps + 1 }, (_, step) => {
    const place = (step / momentSteps) * last
    const [before = 0, after = before] = [quantiles[Math.floor(place)], quantiles[Math.ceil(place)]]
    return momentOf(before + (after - before) * (place - Math.floor(place)), type)
  })
  const allowed = found.filter((text) => accepts(column, text))
  return allowed.length > 0 ? allowed : undefined
}
