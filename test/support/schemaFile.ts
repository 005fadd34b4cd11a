import { resolve } from 'node:path'
import { readSchema } from '../../src/contract/read/schema.ts'

const folder = resolve(import.meta.dirname, '../fixtures/schemas')

/** A schema among the fixtures, its warnings as lines behind their places. */
export function schemaFile(named: string): unknown {
  const { warnings, ...rest } = readSchema(named, { file: resolve(folder, 'contract.yaml'), line: 1, column: 1 })
  return { ...rest, warnings: warnings.map(({ message, at }) => `${at.line}:${at.column} ${message}`) }
}
