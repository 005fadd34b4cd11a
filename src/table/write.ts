import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PipeproofError } from '../errors.ts'
import type { ColumnValues } from '../model/data.ts'
import { repeated } from '../shared/repeated.ts'
import { contentOf } from './columns.ts'
import { Unwritable } from './encoding.ts'
import type { Content, Format } from './formats/format.ts'
import { reasonOf } from '../shared/thrown.ts'

const unwritable = (path: string, { message }: Unwritable): PipeproofError =>
  new PipeproofError('wrongValue', {
    received: `character \`${message}\``,
    place: `\`${path}\``,
    expected: 'one that Latin-1 has',
    advice: 'write `encoding: utf-8`, or leave it out of the data',
  })

function refused(path: string, cause: unknown): PipeproofError {
  if (cause instanceof PipeproofError) return cause
  if (cause instanceof Unwritable) return unwritable(path, cause)
  const reason = reasonOf(cause).split('\n')[0] ?? ''
  return new PipeproofError('disk', { path, reason }, { cause })
}

function demandNames(path: string, columns: string[]): void {
  const twice = repeated(columns)
  if (twice === undefined) return
  const facts = {
    received: `second column \`${twice}\``,
    place: `\`${path}\``,
    expected: 'names that differ in more than capitals',
  }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'rename it' })
}

async function writeFile(path: string, names: string[], write: () => Promise<void>): Promise<void> {
  demandNames(path, names)
  try {
    mkdirSync(dirname(path), { recursive: true })
    await write()
  } catch (cause) {
    throw refused(path, cause)
  }
}

/** Writes rows as one file; where there are none, what the format has for an empty table. */
export const writeTable = (path: string, format: Format, content: Content): Promise<void> =>
  writeFile(path, content.columns, () => format.write(path, content))

/** Writes a large table by its columns, which are all as long. */
export const writeColumns = (path: string, format: Format, columns: ColumnValues[]): Promise<void> =>
  writeFile(
    path,
    columns.map(({ name }) => name),
    () => format.writeColumns?.(path, columns) ?? format.write(path, contentOf(columns)),
  )
