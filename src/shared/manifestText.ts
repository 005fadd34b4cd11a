import { existsSync, readFileSync } from 'node:fs'
import type { Manifest } from '../model/dataSet.ts'
import { PipeproofError } from '../errors.ts'
import { replaceFile } from './files.ts'
import { inOrder } from './manifest.ts'
import { writeYaml } from './yaml.ts'
import { reasonOf } from './thrown.ts'

const firstLine = '# yaml-language-server: $schema=node_modules/pipeproof/dist/data.schema.json\n'

/** The comments that a manifest begins with are its owner's. */
const headOf = (file: string): string =>
  existsSync(file) ? (/^(?:(?:#.*)?\r?\n)*/.exec(readFileSync(file, 'utf8'))?.[0] ?? '') : firstLine

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The same sets always give the same text: names, files and what they fit in order, keys as listed here. */
function textOf({ sets }: Manifest): string {
  const data = inOrder(sets).map(({ name, description, path, format, rows, columns, fits = [], files }) => [
    name,
    {
      ...(description !== undefined && { description }),
      path,
      ...(format !== undefined && { format }),
      ...(rows !== undefined && { rows }),
      ...(columns && { columns }),
      ...(fits.length > 0 && { fits: fits.toSorted() }),
      files: sorted(files),
    },
  ])
  return writeYaml({ data: Object.fromEntries(data) })
}

/** Writes a manifest whole or not at all. */
export function writeManifest(manifest: Manifest): void {
  try {
    replaceFile(manifest.file, `${headOf(manifest.file)}${textOf(manifest)}`)
  } catch (cause) {
    const reason = reasonOf(cause)
    throw new PipeproofError('disk', { path: manifest.file, reason }, { cause })
  }
}
