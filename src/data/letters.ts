import type { Domain } from './domain.ts'
import { bitsAt } from './random.ts'

const small = 'abcdefghijklmnopqrstuvwxyz'
const all = `${small}ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789`
const piece = 3

/** All pieces of three letters, the first of which changes fastest: so the first letters of a text tell its number. */
function piecesOf(alphabet: string): string[] {
  const each = Array.from(alphabet)
  return each.flatMap((third) => each.flatMap((second) => each.map((first) => first + second + third)))
}

const known = new Map<string, string[]>()

function piecesFor(alphabet: string): string[] {
  const found = known.get(alphabet) ?? piecesOf(alphabet)
  known.set(alphabet, found)
  return found
}

/** A text whose first `own` pieces tell its number; those after them are drawn from it. */
export function lettersAt(index: number, length: number, { pieces = piecesFor(small), own = 1 } = {}): string {
  let text = ''
  let left = index
  for (let count = 0; text.length < length; count++) {
    const number = count < own ? left : bitsAt(index, count)
    text += pieces[number % pieces.length] ?? ''
    left = Math.floor(left / pieces.length)
  }
  return text.slice(0, length)
}

const countOf = (alphabet: string, length: number, most: number): number => Math.min(alphabet.length ** length, most)

/** Texts of each length between two, in equal parts where there are enough; without letters that may not begin one. */
export function letters({ min, max }: { min: number; max: number }, rows: number, without = ''): Domain {
  const lengths = Array.from({ length: max - min + 1 }, (_, index) => min + index)
  const most = Math.max(small.length ** piece, rows)
  const alphabetOf = (whole: string): string =>
    Array.from(whole)
      .filter((letter) => !without.includes(letter))
      .join('')
  const sizes = (alphabet: string): number[] => lengths.map((length) => countOf(alphabet, length, most))
  const isEnough = sizes(alphabetOf(small)).reduce((sum, size) => sum + size, 0) >= rows
  const alphabet = alphabetOf(isEnough ? small : all)
  const ends = sizes(alphabet)
  for (let index = 1; index < ends.length; index++) ends[index] = (ends[index] ?? 0) + (ends[index - 1] ?? 0)
  const pieces = piecesFor(alphabet)
  const own = most > pieces.length ? 2 : 1
  const at = (index: number): string => {
    const level = ends.findIndex((end) => index < end)
    return lettersAt(index - (ends[level - 1] ?? 0), lengths[level] ?? max, { pieces, own })
  }
  const high = (ends.at(-1) ?? 0) - 1
  return { low: 0, high, at, edges: [...new Set([0, high])] }
}
