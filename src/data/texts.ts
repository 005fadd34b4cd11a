import type { Column, TextFormat } from '../model/contract.ts'
import { accepts } from '../table/accepts.ts'
import { listed, sizeOf, type Domain } from './domain.ts'
import { letters } from './letters.ts'
import { textsFitting } from './patterns.ts'
import { textFormats } from './textFormats.ts'

const longest = 12

/** The texts of a form, only those that the other keywords allow too. */
function formed(format: TextFormat, column: Column, rows: number): Domain | string {
  const domain = textFormats[format]
  const { minLength, maxLength, pattern } = column
  if (minLength === undefined && maxLength === undefined && pattern === undefined) return domain
  const tried = Math.min(sizeOf(domain), rows * 20 + 2000)
  const allowed = Array.from({ length: tried }, (_, index) => domain.at(index)).filter((text) => accepts(column, text))
  return allowed.length > 0 ? listed(allowed) : `none of the texts that are made for \`${format}\` keeps the others`
}

/** What the files of a column can not hold. */
export interface Held {
  /** No text may begin as one of these does. */
  nulls: string[]
  holds(text: string): boolean
}

function fitting(
  pattern: string,
  column: Column,
  { rows, holds }: { rows: number } & Pick<Held, 'holds'>,
): Domain | string {
  const found = textsFitting(pattern, column, rows)
  if (typeof found === 'string') return found
  const held = found.filter(holds)
  return held.length > 0 ? listed(held) : 'its files can hold no text that fits its pattern'
}

const any: Held = { nulls: [], holds: () => true }

/** The texts that a column allows, enough for so many rows, or why there are none. */
export function texts(column: Column, rows: number, { nulls, holds }: Held = any): Domain | string {
  const { minLength = 1, maxLength = Infinity, pattern, format } = column
  if (format !== undefined) return formed(format, column, rows)
  if (pattern !== undefined) return fitting(pattern, column, { rows, holds })
  if (minLength > maxLength)
    return maxLength === 0 && column.minLength === undefined ? listed(['']) : 'no text has such a length'
  const max = Math.min(maxLength, minLength + longest - 1)
  return letters({ min: minLength, max }, column.unique ? rows : 0, nulls.map((text) => text.charAt(0)).join(''))
}
