import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Location } from '../../src/model/location.ts'
import { readers } from '../../src/pipeline/read/readers.ts'
import { readingOf } from '../../src/pipeline/read/reading.ts'
import { own } from '../../src/shared/own.ts'
import { parseYaml, plainDocument, type SourceDocument } from '../../src/shared/yaml.ts'
import { json, readerLaws, runsOf, type Language } from './reader.ts'

/** What every notation can express. */
export interface Graph {
  nodes: string[]
  edges: [from: string, to: string][]
}

interface PipelineLaw {
  reader: string
  /** Whole files that use what the notation knows. */
  samples: fc.Arbitrary<unknown>
  write(graph: Graph): unknown
  language?: Language
}

const begin = (extension: string): Location => ({ file: `/pipelines/a.${extension}`, line: 1, column: 1 })

const documentOf = (text: string, { extension }: Language): SourceDocument =>
  extension === 'py' ? plainDocument(text, begin(extension)) : parseYaml(text, begin(extension).file)

/** Without the text, where that is no more than the value. */
const valueDocument = (value: unknown, language: Language): SourceDocument =>
  language === json
    ? plainDocument(JSON.parse(JSON.stringify(value)), begin(language.extension))
    : documentOf(language.text(value), language)

/** Where all of a graph stands, which is whole. */
function placesIn({ nodes, edges, warnings }: ReturnType<typeof readingOf>): Location[] {
  const names = new Set(nodes.map(({ name }) => name))
  if (names.size < nodes.length) throw new Error('a step that is there twice')
  if (edges.some(({ from, to }) => !names.has(from.step) || !names.has(to.step))) throw new Error('an edge to nowhere')
  return [...nodes, ...edges, ...warnings].map(({ at }) => at)
}

const names = fc.uniqueArray(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'b-1', 'B_2', 'hasOwnProperty'),
  {
    minLength: 1,
  },
)

const graphs: fc.Arbitrary<Graph> = names.chain((nodes) => {
  const edges = nodes.flatMap((from, index) => nodes.slice(index + 1).map((to): [string, string] => [from, to]))
  return fc.record({ nodes: fc.constant(nodes), edges: fc.subarray(edges) })
})

/** What holds for each notation of pipelines. */
export function pipelineReaderLaws({ reader, samples, write, language = json }: PipelineLaw): void {
  const read = (value: unknown): ReturnType<typeof readingOf> => readingOf(valueDocument(value, language))

  describe('the laws of pipelines', () => {
    test('a file is recognised by its reader before any other, and read whole', () => {
      fc.assert(
        fc.property(samples, (sample) => {
          const doc = documentOf(language.text(sample), language)
          expect(Object.keys(readers).find((name) => own(readers, name)?.recognises(doc))).toBe(reader)
          expect(readingOf(doc).nodes).not.toEqual([])
        }),
        runsOf(language),
      )
    })

    test('what both can express survives, with any name', () => {
      fc.assert(
        fc.property(graphs, (graph) => {
          const { nodes, edges, warnings } = read(write(graph))
          expect({
            nodes: nodes.map(({ name }) => name),
            edges: edges.map(({ from, to }) => JSON.stringify([from.step, to.step])).toSorted(),
          }).toEqual({ nodes: graph.nodes, edges: graph.edges.map((edge) => JSON.stringify(edge)).toSorted() })
          expect(warnings.filter(({ message }) => !message.includes('no test needs it'))).toEqual([])
        }),
        runsOf(language),
      )
    })

    readerLaws({ samples, ways: [read], placesIn: (text) => placesIn(readingOf(documentOf(text, language))), language })
  })
}
