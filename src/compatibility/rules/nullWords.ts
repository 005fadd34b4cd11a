import type { Column, Scalar } from '../../model/contract.ts'
import { phrase } from '../../shared/phrase.ts'
import { oneOf } from '../../shared/words.ts'
import { accepts } from '../../table/accepts.ts'
import { dialectOf, type Dialect } from '../../table/dialect.ts'
import { listed } from '../columns.ts'
import { meansNull } from '../medium.ts'
import type { ColumnConflict, ColumnRule } from '../rule.ts'

const pandas = dialectOf({ nulls: 'pandas' }, ',').nulls

const sameNulls = 'declare the same `csv: { nulls }` on both sides'

/** A text that means null to its reader, though not to its writer. */
function lostText(promised: Column, written: Dialect, read: Dialect): string | undefined {
  const lost = read.nulls.filter((text) => meansNull(read, written, text) && !meansNull(written, written, text))
  // NaN is a number only for who allows it
  const isText = promised.type !== 'number' || promised.allow?.includes('nan') === true
  return lost.find((text) => (isText || !/nan/i.test(text)) && accepts(promised, text))
}

/** A null that arrives as a text. */
function arrives(needed: Column, written: Dialect, read: Dialect): ColumnConflict | undefined {
  const [text = ''] = written.nulls
  if (read.nulls.includes(text)) return undefined
  return {
    received: `nulls that are written as \`${text}\``,
    expected: read.nulls.includes('') ? 'an empty field' : oneOf(read.nulls),
    advice: sameNulls,
    ...(accepts(needed, text) ? {} : { witness: null }),
  }
}

/** Texts that pandas takes for nulls unless it is told otherwise. */
function inPandas(promised: Column): ColumnConflict | undefined {
  const found = listed(promised)?.find((value: Scalar) => pandas.includes(String(value)))
  if (found === undefined) return undefined
  return {
    received: `promise of ${found === '' ? 'an empty text' : `the text \`${found}\``}`,
    expected: 'texts that pandas reads as such',
    advice: 'read it with `keep_default_na=False`, or declare `csv: { nulls: pandas }` on both sides',
    severity: 'warning',
    fault: 'contract',
  }
}

/** What means null to the one side means it to the other. */
export const nullWords: ColumnRule = (promised, needed, { dialects }) => {
  if (!dialects) return undefined
  const { written, read } = dialects
  const arrived = promised.nullable ? arrives(needed, written, read) : undefined
  if (arrived) return arrived
  const lost = lostText(promised, written, read)
  if (lost === undefined) return read.quotedNulls ? undefined : inPandas(promised)
  const said = { received: `promise of the text ${lost === '' ? '`""`' : `\`${lost}\``}`, advice: sameNulls }
  return needed.nullable
    ? { ...said, expected: 'a text that does not mean null', severity: 'warning', fault: 'contract' }
    : { ...said, expected: phrase(needed), witness: lost }
}
