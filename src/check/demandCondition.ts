import { PipeproofError } from '../errors.ts'

/** Texts, names, numbers, words and signs; no `;`, no `$` and no backslash outside of quotes. */
const token =
  /\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|(?<escaped>(?:e|x|b|u&)(?='))|(?<word>[\p{L}_][\p{L}\d_]*)|(?<comment>--|\/\*)|(?<sign>[-+*/%<>=!~^&|(),.:[\]{}?@#])/iuy

/** What begins a query of its own: conditions look at one row. */
const queries = new Set(
  'select from with values table pivot unpivot describe desc summarize show call attach copy install load pragma set'.split(
    ' ',
  ),
)

/** What brackets are still open, or nothing where one closes that was not. */
function nested(open: string, sign: string): string | undefined {
  if ('([{'.includes(sign)) return open + sign
  if (!')]}'.includes(sign)) return open
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
  return open.endsWith(pairs[sign] ?? '') ? open.slice(0, -1) : undefined
}

/** Where a text stops being one condition over the columns of a row; nothing where it is one. */
function faultIn(sql: string): string | undefined {
  let [open, last] = ['', '']
  for (token.lastIndex = 0; token.lastIndex < sql.length;) {
    const from = token.lastIndex
    const { escaped, word, comment, sign } = token.exec(sql)?.groups ?? {}
    if (token.lastIndex === 0 || escaped !== undefined || comment !== undefined) return sql.slice(from)
    const isQuery = word !== undefined && queries.has(word.toLowerCase()) && (last === '(' || last === '')
    if (isQuery || word?.toLowerCase() === 'select') return sql.slice(from)
    const next = sign === undefined ? open : nested(open, sign)
    if (next === undefined) return sql.slice(from)
    open = next
    if (sql.slice(from, token.lastIndex).trim() !== '') last = sign ?? 'word'
  }
  return open === '' && last !== '' ? undefined : 'its end'
}

/** A user's condition is one, and reads nothing but the row: it stands between brackets in a query of ours. */
export function demandCondition(sql: string, place: string): void {
  const fault = faultIn(sql)
  if (fault === undefined) return
  const received = fault === 'its end' ? 'end' : `\`${fault.length > 60 ? `${fault.slice(0, 60)}…` : fault}\``
  throw new PipeproofError('wrongValue', {
    received,
    place,
    expected: 'one condition in SQL over the columns of a row',
    advice: 'write no query, comment or second statement',
  })
}
