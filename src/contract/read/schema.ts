import { dirname, resolve } from 'node:path'
import { PipeproofError } from '../../errors.ts'
import type { Location } from '../../model/location.ts'
import { shown } from '../../shared/paths.ts'
import { readNamed } from '../../shared/read.ts'
import { parseYaml, type SourceDocument } from '../../shared/yaml.ts'
import type { SchemaReading } from './reader.ts'
import { readers } from './readers.ts'

/** Reads a schema of whichever notation it is written in. */
export function schemaOf(doc: SourceDocument, table?: string): SchemaReading {
  const reader = Object.values(readers).find(({ recognises }) => recognises(doc.value))
  if (reader) return reader.read(doc, table)
  const known = Object.values(readers).map(({ title }) => title)
  throw new PipeproofError('unknownNotation', { path: shown(doc.file), known, key: 'columns' }, { at: doc.at([]) })
}

/** The schema at `orders.odcs.yaml` or `schema.yml#orders`, from the file of `at`. */
export function readSchema(named: string, at: Location): SchemaReading {
  const hash = named.lastIndexOf('#')
  const path = hash < 0 ? named : named.slice(0, hash)
  const file = resolve(dirname(at.file), path)
  const table = hash < 0 ? undefined : named.slice(hash + 1)
  return schemaOf(parseYaml(readNamed(file, at), file), table)
}
