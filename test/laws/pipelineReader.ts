import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Location } from '../../src/model/location.ts'
import { readers } from '../../src/pipeline/read/readers.ts'
import { readingOf } from '../../src/pipeline/read/reading.ts'
import { own } from '../../src/shared/own.ts'
import { parseYaml, plainDocument } from '../../src/shared/yaml.ts'
import { readerLaws, runs } from './reader.ts'

interface PipelineLaw {
  reader: string
  /** Whole files that use what the notation knows. */
  samples: fc.Arbitrary<unknown>
  /** A file whose steps have these names, each fed by the one before. */
  chain(names: string[]): unknown
}

const file = '/pipelines/a.json'
const readText = (text: string): ReturnType<typeof readingOf> => readingOf(parseYaml(text, file))
const read = (value: unknown): ReturnType<typeof readingOf> =>
  readingOf(plainDocument(JSON.parse(JSON.stringify(value)), { file, line: 1, column: 1 }))

/** Where all of a graph stands, which is whole. */
function placesIn(text: string): Location[] {
  const { nodes, edges, warnings } = readText(text)
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

/** What holds for each notation of pipelines that is read from a document. */
export function pipelineReaderLaws({ reader, samples, chain }: PipelineLaw): void {
  describe('the laws of pipelines', () => {
    test('a file is recognised by its reader before any other, and read whole', () => {
      fc.assert(
        fc.property(samples, (sample) => {
          const doc = parseYaml(JSON.stringify(sample), file)
          expect(Object.keys(readers).find((name) => own(readers, name)?.recognises(doc))).toBe(reader)
          expect(readingOf(doc).nodes).not.toEqual([])
        }),
        runs,
      )
    })

    test('any name is a name', () => {
      fc.assert(
        fc.property(names, (given) => {
          const { nodes, edges } = read(chain(given))
          expect(nodes.map(({ name }) => name)).toEqual(given)
          expect(edges.map(({ from, to }) => [from.step, to.step])).toEqual(
            given.slice(1).map((name, index) => [given[index], name]),
          )
        }),
        runs,
      )
    })

    readerLaws({ samples, ways: [read], placesIn })
  })
}
