import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Location } from '../../model/location.ts'
import { readNamed } from '../../shared/read.ts'
import { parseYaml, plainDocument, type SourceDocument } from '../../shared/yaml.ts'
import { Configuration } from './configuration.ts'
import type { PipelineReading } from './reader.ts'
import { readers } from './readers.ts'
import { readingOf } from './reading.ts'

/** The document of a pipeline, whatever its notation: Python is a text. */
export function documentAt(file: string, at?: Location, textual?: Parameters<typeof parseYaml>[2]): SourceDocument {
  const text = readNamed(file, at)
  return file.endsWith('.py') ? plainDocument(text, { file, line: 1, column: 1 }) : parseYaml(text, file, textual)
}

export const isForeign = (doc: SourceDocument): boolean =>
  Object.values(readers).some(({ recognises }) => recognises(doc))

/** The graph at `churn.dag.json` or `dags.py#create_churn_dag`, from the file of `at`. */
export function readGraph(named: string, at: Location): PipelineReading {
  const hash = named.lastIndexOf('#')
  const [path, graph] = hash < 0 ? [named] : [named.slice(0, hash), named.slice(hash + 1)]
  return readingOf(documentAt(resolve(dirname(at.file), path), at), graph)
}

/** The configuration at a path, from the file of `at`. */
export const readConfiguration = (named: string, at: Location): Configuration =>
  new Configuration(documentAt(resolve(dirname(at.file), named), at))

/** Where the configuration of a graph lies: `churn.config.json` beside `churn.dag.json`. */
export function configurationPath(graph: string): string | undefined {
  const file = graph.replace(/(\.dag)?\.\w+$/, '.config.json')
  return file !== graph && existsSync(file) ? file : undefined
}

/** The one beside a graph, if there is one. */
export function configurationBeside(graph: string): Configuration | undefined {
  const file = configurationPath(graph)
  return file === undefined ? undefined : new Configuration(documentAt(file))
}
