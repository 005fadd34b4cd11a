import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Table } from 'apache-arrow'
import type { ColumnValues } from '../model/data.ts'
import { arrow } from './arrow.ts'
import { DataTable } from './dataTable.ts'
import { arrow as format } from './formats/arrow.ts'

export type ArrowTable = Table

/** Tells a table of Arrow by what it can do: the library may be there twice. */
export const isArrow = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'schema' in value && 'getChildAt' in value

/** The columns of a table of Arrow; read back as a file, so that each type is what it is in one. */
export async function columnsOfArrow(table: Table): Promise<ColumnValues[]> {
  const dir = mkdtempSync(join(tmpdir(), 'pipeproof-arrow-'))
  try {
    const path = join(dir, 'a.arrow')
    writeFileSync(path, arrow().tableToIPC(table, 'file'))
    const opened = await DataTable.open({ files: [path], format, reading: {} })
    const columns = await opened.toColumns()
    await opened.close()
    return columns
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
