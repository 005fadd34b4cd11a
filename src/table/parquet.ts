import type { ColumnValues } from '../model/data.ts'
import { engine } from './engine.ts'
import { identifier, literal } from './sql.ts'
import { storedAs } from './stored.ts'

/** Writes columns through the engine, each with the declared type. */
export async function writeParquet(path: string, columns: ColumnValues[]): Promise<void> {
  const stored = columns.map(storedAs)
  const length = columns[0]?.values.length ?? 0
  const list = stored.map(({ sql }, index) => `${sql(`c${index}`)} AS ${identifier(columns[index]?.name ?? '')}`)
  const copy = `COPY (SELECT ${list.join(', ')} FROM given) TO ${literal(path)} (FORMAT parquet)`
  const batches = [stored.map(({ at }) => ({ length, at }))]
  await engine.withTable({ table: 'given', types: stored.map(({ handed }) => handed), batches }, copy)
}
