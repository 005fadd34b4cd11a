import type { NamedCheck } from '../../model/check.ts'
import { percent } from '../../shared/words.ts'
import { forms } from '../../table/forms.ts'
import { kindColumn } from '../../table/kinds.ts'
import { identifier, literal } from '../../table/sql.ts'
import { castTo } from '../../table/values.ts'
import { countsIn } from '../countsIn.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
}

/** What a value looks like; where the file tells its type, that counts. */
function looksOf(name: string): string {
  const [text, kind] = [identifier(name), kindColumn(name)]
  return `CASE WHEN ${text} IS NULL THEN NULL
    WHEN ${kind} IN ('said', 'string') THEN 'text'
    WHEN ${kind} IN ('integer', 'number') THEN 'number'
    WHEN ${kind} = 'timestamp' THEN 'date'
    WHEN ${kind} <> 'text' THEN ${kind}
    WHEN ${castTo('number', text)} IS NOT NULL THEN 'number'
    WHEN regexp_full_match(${text}, ${literal(forms.boolean.pattern)}) THEN 'boolean'
    WHEN regexp_full_match(${text}, ${literal(forms.timestamp.pattern)}) THEN 'date'
    ELSE 'text' END`
}

export const oneType: NamedCheck<Options, 'columns'> = {
  says: 'All values of a column are numbers, or all booleans, dates or texts; nulls do not count.',
  why: 'A few texts among numbers (`n/a`, `1,5`) turn the column into objects, and comparisons go by their letters.',
  main: 'columns',
  options: { columns },
  required: ['columns'],
  denominator: 'values',
  make: ({ columns: names }) =>
    listed(names).map((name) => {
      const looks = looksOf(name)
      return {
        on: 'table',
        name: 'oneType',
        column: name,
        expects: 'values of one type',
        advice: 'mend these values, or put them into a column of their own',
        measure: `histogram(${looks})`,
        find(measured) {
          const counts = countsIn(measured).toSorted(([, a], [, b]) => b - a)
          const [first, second] = counts
          if (!first || !second) return undefined
          const [most, often] = first
          const all = counts.reduce((sum, [, count]) => sum + count, 0)
          return {
            expects: `a ${most}, as ${percent(often / all)} of the values are`,
            where: `${looks} <> ${literal(most)}`,
          }
        },
      }
    }),
}
