import type { ColumnType } from '../model/contract.ts'
import type { Reading, Table, TableColumn } from '../model/table.ts'
import { own } from '../shared/own.ts'
import { forms } from './forms.ts'
import { kindColumn } from './kinds.ts'
import { identifier, literal } from './sql.ts'

interface Candidate {
  type: ColumnType
  pattern: string
}

/** From the narrowest on; what begins with zeros or has more digits than a number keeps is a text, such as a code. */
const candidates: Candidate[] = [
  { type: 'integer', pattern: '[+-]?(0|[1-9][0-9]{0,17})' },
  {
    type: 'number',
    pattern: '[+-]?(((0|[1-9][0-9]{0,17})([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|inf|Infinity|nan|NaN)',
  },
  { type: 'boolean', pattern: forms.boolean.pattern },
  { type: 'date', pattern: forms.date.pattern },
  { type: 'timestamp', pattern: forms.timestamp.pattern },
]

/** To pandas a code with zeros in front is a number, and a date a text. */
const ofPandas: Candidate[] = (['integer', 'number', 'boolean'] as const).map((type) => ({
  type,
  pattern: forms[type].pattern,
}))

/** As many rows as tell which types are worth asking all rows for. */
const first = 1000

/** What kinds of formats with types stand for; whole numbers among others are numbers too. */
function typeOfKinds(kinds: string[]): TableColumn['type'] {
  const seen = new Set(kinds.map((kind) => (kind === 'said' ? 'string' : kind)))
  if (seen.has('number')) seen.delete('integer')
  const [kind] = seen
  if (seen.size > 1 || kind === undefined || kind === 'text') return 'string'
  return kind in forms || kind === 'other' ? (kind as TableColumn['type']) : 'other' // as the line has just asked
}

interface Asked {
  name: string
  possible: Candidate[]
}

const expressionsFor = ({ name, possible }: Asked): string[] => [
  `count(${identifier(name)})::DOUBLE`,
  `list(DISTINCT ${kindColumn(name)}) FILTER (${identifier(name)} IS NOT NULL)`,
  ...possible.map(({ pattern }) => `bool_and(regexp_full_match(${identifier(name)}, ${literal(pattern)}))`),
]

function judged({ possible }: Asked, [, kinds, ...fits]: unknown[]): TableColumn['type'] {
  const known = Array.isArray(kinds) ? kinds.map(String) : []
  if (known.length === 0) return 'string'
  if (!known.includes('text')) return typeOfKinds(known)
  return possible.find((_, index) => fits[index] === true)?.type ?? 'string'
}

/** An array of numpy has no nulls for whole numbers and booleans. */
function asPandas(type: TableColumn['type'], nulls: number): TableColumn['type'] {
  if (nulls === 0) return type
  if (type === 'integer') return 'number'
  return type === 'boolean' ? 'string' : type
}

/** The columns of a table with their types: declared, or of the file, or what all the values can be read as. */
export async function detect(
  table: Table,
  { columns: declared = {}, like }: Reading,
): Promise<{ rows: number; columns: TableColumn[] }> {
  const sample = await table.sample('true', first)
  const known = like === 'pandas' ? ofPandas : candidates
  const asked = table.columns.map((name): Asked => {
    const texts = sample.flatMap(({ values, kinds }) => (kinds[name] === 'text' ? (values[name] ?? []) : []))
    const fits = ({ pattern }: Candidate): boolean => texts.every((text) => new RegExp(`^(?:${pattern})$`).test(text))
    return { name, possible: own(declared, name)?.type === undefined ? known.filter(fits) : [] }
  })
  const values = await table.aggregate(['count(*)::DOUBLE', ...asked.flatMap(expressionsFor)])
  const rows = Number(values[0] ?? 0)
  let at = 1
  const columns = asked.map((column): TableColumn => {
    const found = values.slice(at, (at += 2 + column.possible.length))
    const nulls = rows - Number(found[0] ?? 0)
    const type = own(declared, column.name)?.type ?? judged(column, found)
    return { name: column.name, type: like === 'pandas' ? asPandas(type, nulls) : type, nulls }
  })
  return { rows, columns }
}
