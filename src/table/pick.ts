import type { Format } from './formats/format.ts'
import { engine } from './engine.ts'
import { Parts, namesOf } from './parts.ts'
import { identifier } from './sql.ts'
import { writeColumns } from './write.ts'

/** Whole numbers in rising order as ranges, both ends included. */
function rangesOf(numbers: number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

/** Copies some rows of a file, by their numbers from 0 on, into another of the same format. */
export async function pickRows(from: { file: string; format: Format }, rows: number[], to: string): Promise<void> {
  const parts = new Parts(from.format, engine)
  await parts.add([from.file])
  const [part] = parts.list
  if (!part) return
  const names = namesOf(part.columns)
  const conditions = rangesOf(rows).map(([first, last]) => `number BETWEEN ${first} AND ${last}`)
  const columns = names.map((name, index) => `${identifier(name)} AS c${index}`)
  const numbered = `SELECT row_number() OVER () - 1 AS number, ${columns.join(', ')} FROM (${parts.typed(part)})`
  const found = await engine.query(
    `SELECT ${names.map((_, index) => `c${index}`).join(', ')} FROM (${numbered}) WHERE ${conditions.join(' OR ') || 'false'} ORDER BY number`,
  )
  const texts = (column: number): (string | null)[] =>
    found.map((row) => (typeof row[column] === 'string' ? row[column] : null))
  await writeColumns(
    to,
    from.format,
    names.map((name, index) => ({ name, values: texts(index) })),
  )
}
