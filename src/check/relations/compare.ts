import type { Scalar } from '../../model/scalar.ts'
import { counted } from '../../shared/words.ts'
import type { Misfit, Sheet, Sheets, Written } from './relation.ts'

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const digits = 9
const mostShown = 3
const mostPaired = 1000

/** Numbers that differ in their last digits only are one: sums depend on the order of their parts. */
function plain(value: Scalar | bigint | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  return numeric.test(text) ? String(Number(Number(text).toPrecision(digits))) : text
}

/** The rows of a sheet as texts that can be compared. */
export function linesOf(sheet: Sheet, ignore: string[] = []): string[] {
  const columns = sheet.filter(({ name }) => !ignore.includes(name))
  return Array.from({ length: sheet[0]?.values.length ?? 0 }, (_, row) =>
    columns.map(({ name, values }) => `${name}: ${plain(values[row])}`).join(', '),
  )
}

/** Of the first list what the second has not, as often as it has not. */
function without(lines: string[], others: string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

/** Rounded numbers on both sides of where rounding turns are one unit of the last digit apart. */
function isNear(one: string, other: string): boolean {
  const [mine, theirs] = [one.split(' '), other.split(' ')]
  return (
    mine.every((word, index) => {
      const beside = theirs[index] ?? ''
      if (word === beside) return true
      const [a, b] = [Number.parseFloat(word), Number.parseFloat(beside)]
      const areNumbers = [word, beside].every((each) => numeric.test(each.replace(/,$/, '')))
      return areNumbers && Math.abs(a - b) <= 1.1 * 10 ** (1 - digits) * Math.abs(a)
    }) && mine.length === theirs.length
  )
}

/** Takes out of both lists what is near to each other; of many that differ, rounding is not the cause. */
function unpaired(lost: string[], extra: string[]): [string[], string[]] {
  if (lost.length > mostPaired) return [lost, extra]
  const left = [...extra]
  const alone = lost.filter((line) => {
    const at = left.findIndex((other) => isNear(line, other))
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
  return [alone, left]
}

const shownIn = (word: string, lines: string[]): string[] =>
  lines.slice(0, mostShown).map((line) => `${word} { ${line} }`)

interface Terms {
  /** Whether the order of the rows counts. */
  isOrdered?: boolean
  expected: string
}

/** Where two lists of rows are not the same. */
export function unlike(expected: string[], received: string[], { file, ...terms }: Terms & { file: string }): Misfit[] {
  const [lost, extra] = unpaired(without(expected, received), without(received, expected))
  const rows = [...shownIn('lost  ', lost), ...shownIn('new   ', extra)]
  if (rows.length > 0) {
    const said = `${counted(lost.length, 'row')} less and ${counted(extra.length, 'row')} more`
    return [{ file, received: said, expected: terms.expected, rows }]
  }
  if (!terms.isOrdered || expected.every((line, index) => isNear(line, received[index] ?? ''))) return []
  return [{ file, received: 'other order of the rows', expected: terms.expected }]
}

const filesIn = (one: Record<string, unknown>, other: Record<string, unknown>): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
]

/** Where the sheets of two runs are not the same. */
export const unlikeSheets = (first: Sheets, other: Sheets, terms: Terms & { ignore?: string[] }): Misfit[] =>
  filesIn(first, other).flatMap((file) =>
    unlike(linesOf(first[file] ?? [], terms.ignore), linesOf(other[file] ?? [], terms.ignore), { file, ...terms }),
  )

/** Whether two documents are the same but for the last digits of their numbers. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Object.is(one, other) || Math.abs(one - other) <= 10 ** (1 - digits) * Math.abs(one)
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>] // asked a line above
  const isList = Array.isArray(one) === Array.isArray(other)
  return (
    isList && filesIn(first, second).every((key) => key in first && key in second && isAlike(first[key], second[key]))
  )
}

/** The first place where two documents are not the same. */
function placeIn(one: unknown, other: unknown): string {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return ''
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>] // asked a line above
  const key = filesIn(first, second).find((each) => !isAlike(first[each], second[each])) ?? ''
  return `/${key}${placeIn(first[key], second[key])}`
}

/** Where the documents of two runs are not the same. */
export const unlikeDocuments = (first: Written, other: Written, expected: string): Misfit[] =>
  filesIn(first.documents, other.documents).flatMap((file) => {
    const [one, two] = [first.documents[file], other.documents[file]]
    if (isAlike(one, two)) return []
    return [{ file, received: `other value at \`${placeIn(one, two)}\``, expected }]
  })

/** Where two runs did not write the same, to the byte where nobody knows more. */
export const unlikeRuns = (first: Written, other: Written, terms: Terms & { ignore?: string[] }): Misfit[] => [
  ...unlikeSheets(first.sheets, other.sheets, { isOrdered: true, ...terms }),
  ...unlikeDocuments(first, other, terms.expected),
  ...filesIn(first.opaque, other.opaque)
    .filter((file) => first.opaque[file] !== other.opaque[file])
    .map((file) => ({ file, received: 'other bytes', expected: terms.expected })),
]
