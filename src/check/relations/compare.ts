import { isDeepStrictEqual } from 'node:util'
import type { Scalar } from '../../model/scalar.ts'
import { counted } from '../../shared/words.ts'
import type { Misfit, Sheet, Sheets, Written } from './relation.ts'

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const digits = 9
const mostShown = 3

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

const shownIn = (word: string, lines: string[]): string[] =>
  lines.slice(0, mostShown).map((line) => `${word} { ${line} }`)

interface Terms {
  /** Whether the order of the rows counts. */
  isOrdered?: boolean
  expected: string
}

/** Where two lists of rows are not the same. */
export function unlike(expected: string[], received: string[], { file, ...terms }: Terms & { file: string }): Misfit[] {
  const [lost, extra] = [without(expected, received), without(received, expected)]
  const rows = [...shownIn('lost  ', lost), ...shownIn('new   ', extra)]
  if (rows.length > 0) {
    const said = `${counted(lost.length, 'row')} less and ${counted(extra.length, 'row')} more`
    return [{ file, received: said, expected: terms.expected, rows }]
  }
  if (!terms.isOrdered || isDeepStrictEqual(expected, received)) return []
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

/** A document whose numbers are rounded as those of rows are. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(digits))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]))
}

/** The first place where two documents are not the same. */
function placeIn(one: unknown, other: unknown): string {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return ''
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>] // asked a line above
  const key = filesIn(first, second).find((each) => !isDeepStrictEqual(first[each], second[each])) ?? ''
  return `/${key}${placeIn(first[key], second[key])}`
}

/** Where the documents of two runs are not the same. */
export const unlikeDocuments = (first: Written, other: Written, expected: string): Misfit[] =>
  filesIn(first.documents, other.documents).flatMap((file) => {
    const [one, two] = [rounded(first.documents[file]), rounded(other.documents[file])]
    if (isDeepStrictEqual(one, two)) return []
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
