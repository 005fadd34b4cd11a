import { columnsOf } from '../columns.ts'
import { query } from '../engine.ts'
import { writeParquet } from '../parquet.ts'
import { literalPaths } from '../sql.ts'
import { demandColumns } from '../demandColumns.ts'
import type { Format } from './format.ts'

const reader = (files: string[]): string => `read_parquet(${literalPaths(files)})`

export const parquet = {
  name: 'parquet',
  extensions: ['parquet', 'pq'],
  textTypes: ['string'],
  async columnsOf(file) {
    const described = await query(`DESCRIBE SELECT * FROM ${reader([file])}`)
    return demandColumns(described.map(([name, type]) => ({ name: String(name), type: String(type) })))
  },
  relation: reader,
  copy: 'FORMAT parquet',
  write: (path, content) => writeParquet(path, columnsOf(content)),
  writeColumns: writeParquet,
} satisfies Format
