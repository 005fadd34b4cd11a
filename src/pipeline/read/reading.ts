import { PipeproofError } from '../../errors.ts'
import { shown } from '../../shared/paths.ts'
import type { SourceDocument } from '../../shared/yaml.ts'
import type { PipelineReading } from './reader.ts'
import { readers } from './readers.ts'

/** Reads a pipeline of whichever other notation it is written in. */
export function readingOf(doc: SourceDocument, named?: string): PipelineReading {
  const reader = Object.values(readers).find(({ recognises }) => recognises(doc))
  if (reader) return reader.read(doc, named)
  const known = Object.values(readers).map(({ title }) => title)
  throw new PipeproofError('unknownNotation', { path: shown(doc.file), known, key: 'steps' }, { at: doc.at([]) })
}
