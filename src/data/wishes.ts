import type { Column, Dataset } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'

/** What a test asks of single columns. */
export type Wished = Record<string, { nullFraction?: number }>

function refused(nullFraction: number, place: string, expected: string): PipeproofError {
  const facts = { received: `\`nullFraction: ${nullFraction}\``, place: `\`${place}\``, expected }
  return new PipeproofError('wrongValue', { ...facts, advice: 'give rows of your own to break this promise' })
}

function demandNulls({ nullable, nullFraction: most = 1 }: Column, wished: number, place: string): void {
  if (wished > 0 && !nullable) throw refused(wished, place, 'a column with `nullable: true`')
  if (wished > most) throw refused(wished, place, `at most the \`nullFraction: ${most}\` of the column`)
}

/** A column that is named in vain would be a wish that nobody grants. */
export function demandKnown({ columns = {} }: Dataset, wished: Wished, place: string): void {
  const known = Object.keys(columns)
  for (const [name, { nullFraction = 0 }] of Object.entries(wished)) {
    const column = own(columns, name)
    if (!column)
      throw new PipeproofError('unknownKey', { key: name, place: `\`${place}\``, known, nearest: nearest(name, known) })
    demandNulls(column, nullFraction, `${place}.${name}`)
  }
}
