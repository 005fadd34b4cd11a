import type { AnonymiseWord, Generalise } from '../model/anonymise.ts'
import type { Column, Dataset } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import { phrase } from '../shared/phrase.ts'
import { accepts } from './accepts.ts'
import { stars } from './anonymised.ts'
import { hashedLike } from './hashed.ts'

/** Why a column can not be anonymised so. */
export interface Unsuited {
  received: string
  expected: string
  advice: string
}

const hashOf = ({ type, format }: Column): string =>
  hashedLike[type === 'integer' ? type : (format ?? 'text')] ?? hashedLike['text'] ?? ''

function hasParts({ type, format, minLength = 0, pattern, enum: members }: Column, how: Generalise): boolean {
  if (members) return false
  const isText = type === undefined || type === 'string'
  if (typeof how === 'string') {
    const isMoment = type === 'date' || type === 'timestamp' || format === 'date' || format === 'date-time'
    return isMoment || (isText && format === undefined)
  }
  if ('step' in how) return type === undefined || type === 'integer' || type === 'number'
  return isText && format === undefined && pattern === undefined && minLength <= how.letters
}

/** Whether values of the column are still what it promises. */
function keeps(word: AnonymiseWord, column: Column): boolean {
  if (word === 'hash') return accepts(column, hashOf(column))
  if (column.unique) return false
  return typeof word === 'object' ? hasParts(column, word.generalise) : accepts(column, stars)
}

const shownWord = (word: AnonymiseWord): string => {
  if (typeof word === 'string') return `\`${word}\``
  const { generalise } = word
  const [name, value] = Object.entries(generalise)[0] ?? []
  return `\`generalise: ${typeof generalise === 'string' ? generalise : `{ ${name}: ${value} }`}\``
}

/** Why the values of a column would break its contract afterwards; nothing where they would not. */
export function unsuited(name: string, word: AnonymiseWord, { columns = {}, csv }: Dataset): Unsuited | undefined {
  const column = own(columns, name)
  const received = shownWord(word)
  if (word === 'keep') return undefined
  if (word === 'drop') {
    const expected = 'a column that is told by its name and may be missing'
    if (column && !column.optional) return { received, expected, advice: 'write `optional: true` at the column' }
    return csv?.header === false ? { received, expected, advice: 'write `mask`' } : undefined
  }
  if (!column || keeps(word, column)) return undefined
  const advice = 'write another word, `keep`, or `drop` for a column that is `optional: true`'
  return { received, expected: `what leaves ${phrase(column)}`, advice }
}
