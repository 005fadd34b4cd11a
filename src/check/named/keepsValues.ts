import type { About, NamedCheck } from '../../model/check.ts'
import type { Column, Dataset } from '../../model/contract.ts'
import type { Table } from '../../model/table.ts'
import { allOf } from '../../shared/words.ts'
import { illustrated } from '../illustrated.ts'
import { sameValue } from '../near.ts'
import { columns, listed, ports, tolerance, where } from '../options.ts'
import { keyOf, numbered, overRow, sameText, selected, typedBy } from '../together.ts'
import { columnsOf } from '../typedSql.ts'

export interface Options {
  of: string | string[]
  key: string | string[]
  columns: string | string[] | Record<string, string>
  where?: string
  tolerance?: number
}

/** A column, and in SQL what it is to be, over a row of the other port. */
interface Kept {
  name: string
  type: Column
  asked: string
  /** The columns that this takes. */
  needs: string[]
  isMasked: boolean
}

const mentions = (sql: string, { columns: known = {} }: Dataset): boolean =>
  Object.entries(known).some(([name, { masked }]) => masked === true && sql.includes(name))

function keptIn({ of, columns: written }: Options, { dataset, other }: About): Kept[] {
  const theirs = listed(of).map(other)
  const isMap = typeof written === 'object' && !Array.isArray(written)
  if (!isMap)
    return listed(written).map((name) => {
      const type = typedBy(name, [dataset, ...theirs])
      const isMasked = [dataset, ...theirs].some((each) => mentions(name, each))
      return { name, type, asked: sameText(name, type), needs: [name], isMasked }
    })
  const known = Object.fromEntries(theirs.flatMap(({ columns: each = {} }) => Object.entries(each)))
  return Object.entries(written).map(([name, sql]) => {
    const { type = 'number' } = typedBy(name, [dataset])
    const isMasked = mentions(name, dataset) || theirs.some((each) => mentions(sql, each))
    // a formula need not give an integer as one
    const read: Column = { type: type === 'integer' ? 'number' : type }
    return {
      name,
      type: read,
      asked: `(${overRow(sql, { columns: known }, `\`columns.${name}\` of \`keepsValues\``)})::VARCHAR`,
      needs: columnsOf(sql, known),
      isMasked,
    }
  })
}

interface Asked {
  /** The key, in SQL. */
  tuple: string
  sources: Table[]
  /** Of each source, the rows that count. */
  kept: string[]
  most: number | undefined
}

/** What a column is in each row beside what it may be there, where it is none of that. */
function wrongPairs({ name, type, asked }: Kept, { tuple, sources, kept, most }: Asked): string {
  const rows = `SELECT DISTINCT ${tuple} AS k, ${sameText(name, type)} AS v FROM data`
  const wanted = selected(`${tuple} AS k, ${asked} AS w`, sources, kept)
  const isKept = `bool_or(${sameValue(['v', 'w'], type, most)})`
  return `SELECT k, v, min(w) AS w FROM (${rows}) JOIN (${wanted}) USING (k) GROUP BY k, v HAVING NOT ${isKept}`
}

/** Whether every row has all that it is to have, in one question; where not, each column is asked for by itself. */
async function isAllKept(all: Kept[], data: Table, { tuple, sources, kept, most }: Asked): Promise<boolean> {
  const tables = [data, ...sources]
  const there = all.filter(({ name, needs }) =>
    tables.every(({ columns: has }, index) => (index === 0 ? [name] : needs).every((each) => has.includes(each))),
  )
  const values = there.map(({ name, type }, index) => `${sameText(name, type)} AS v${index}`)
  const wanted = there.map(({ asked }, index) => `${asked} AS w${index}`)
  const rows = `SELECT row_number() OVER () AS r, ${[`${tuple} AS k`, ...values].join(', ')} FROM data`
  const theirs = selected([`${tuple} AS k`, ...wanted].join(', '), sources, kept)
  const isKept = there.map(({ type }, index) => sameValue([`v${index}`, `w${index}`], type, most)).join(' AND ')
  const pairs = `SELECT bool_or(${isKept}) AS kept FROM (${rows}) JOIN (${theirs}) USING (k) GROUP BY r`
  const [count] = await data
    .beside(numbered(sources))
    .aggregate([`(SELECT count(*) FROM (${pairs}) WHERE kept IS NOT TRUE)`])
  return Number(count) === 0
}

export const keepsValues: NamedCheck<Options> = {
  says: 'Each row has the values that the row of the same key has in another port, or what a formula makes of them.',
  why: 'Columns that are put together without their keys, and a transformation that runs twice, keep every name, type and count.',
  options: {
    of: ports,
    key: {
      ...columns,
      description: 'the column that tells a row, or several; keys that the other has not do not count',
    },
    columns: {
      type: ['string', 'array', 'object'],
      minLength: 1,
      minItems: 1,
      minProperties: 1,
      items: { type: 'string', minLength: 1 },
      additionalProperties: { type: 'string', minLength: 1 },
      description: 'columns that keep their values, or a map of columns and what they are in SQL over the other port',
    },
    where: { ...where, description: 'a condition in SQL on the other port: only its rows count' },
    tolerance,
  },
  required: ['of', 'key', 'columns'],
  denominator: 'rows',
  make(options, about) {
    const [ofs, names] = [listed(options.of), listed(options.key)]
    const tuple = keyOf(names, [about.dataset, ...ofs.map(about.other)])
    const conditions = ofs.map((name) =>
      overRow(options.where ?? 'true', about.other(name), '`where` of `keepsValues`'),
    )
    const all = keptIn(options, about)
    const together = new WeakMap<Table, Promise<boolean>>()
    return all.map((kept) => ({
      on: 'tables',
      name: 'keepsValues',
      column: kept.name,
      columns: names,
      others: ofs,
      needs: [...names, ...kept.needs],
      expects: `what ${allOf(ofs)} has for the same ${allOf(names)}`,
      advice: 'join by the key, and look for what is done twice or not at all',
      async find(data, tables) {
        const sources = ofs.flatMap((name) => tables[name] ?? [])
        const asked = { tuple, sources, kept: conditions, most: options.tolerance }
        const isKept = together.get(data) ?? isAllKept(all, data, asked)
        together.set(data, isKept)
        if (await isKept) return undefined
        const beside = data.beside(numbered(sources))
        const pairs = wrongPairs(kept, asked)
        const isWrong = `[${tuple}, [${sameText(kept.name, kept.type)}]] IN (SELECT [k, [v]] FROM (${pairs}))`
        const wrong = await illustrated(beside, isWrong)
        if (!wrong) return undefined
        const first = `(SELECT ${tuple} FROM data WHERE ${isWrong} LIMIT 1)`
        const [wanted] = await beside.aggregate([`(SELECT min(w) FROM (${pairs}) WHERE k = ${first})`])
        const shown = kept.isMasked ? '***' : String(wanted)
        return { ...wrong, expects: `\`${shown}\`, as ${allOf(ofs)} has it for the same ${allOf(names)}` }
      },
    }))
  },
}
