import type { AnonymiseWord, Generalise } from '../model/anonymise.ts'
import { hashed } from './hashed.ts'
import { literal } from './sql.ts'

/** What stands for a value of which nothing is told. */
export const stars = '***'

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'

/** A moment with all that is later than its beginning set back; the day of a month, and so on, is its first. */
function begun(value: string, unit: 'year' | 'month' | 'day'): string {
  const date = {
    year: `left(${value}, 4) || '-01-01'`,
    month: `left(${value}, 7) || '-01'`,
    day: `left(${value}, 10)`,
  }[unit]
  const clock = literal('[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?')
  // an offset looks like a time too: only the first is set back
  const time = `regexp_replace(substr(${value}, 11), ${clock}, '00:00:00')`
  return `CASE WHEN regexp_full_match(${value}, ${literal(`${day}([T ].*)?`)}) THEN ${date} || ${time} ELSE '${stars}' END`
}

function stepped(value: string, step: number): string {
  const number = `TRY_CAST(${value} AS DOUBLE)`
  const decimals = /\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0
  const text = `format('{:.${decimals}f}', floor(${number} / ${step}) * ${step})`
  return `CASE WHEN isfinite(${number}) THEN ${text} ELSE '${stars}' END`
}

function generalised(value: string, how: Generalise): string {
  if (typeof how === 'string') return begun(value, how)
  return 'step' in how ? stepped(value, how.step) : `left(${value}, ${how.letters})`
}

/** What is left of a text in SQL; a missing value stays missing, and what can not be generalised is not told. */
export function anonymised(value: string, word: Exclude<AnonymiseWord, 'drop' | 'keep'>, key: string): string {
  if (word === 'hash') return hashed(value, key)
  const left = word === 'mask' ? `'${stars}'` : generalised(value, word.generalise)
  return `CASE WHEN ${value} IS NOT NULL THEN ${left} END`
}
