import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PipeproofError } from '../../src/errors.ts'
import type { Location } from '../../src/model/location.ts'
import { readers } from '../../src/pipeline/read/readers.ts'
import { readingOf } from '../../src/pipeline/read/reading.ts'
import { own } from '../../src/shared/own.ts'
import { parseYaml, plainDocument } from '../../src/shared/yaml.ts'
import { bombs, hostile } from '../support/hostile.ts'
import { keyPaths, renamed, replaced, valuePaths, without } from '../support/documents.ts'

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

/** All that a reader tells, without places: those move when a key goes. */
function outcome(value: unknown): string {
  try {
    const { warnings, ...rest } = read(value)
    return JSON.stringify([rest, warnings.map(({ message }) => message)], (key, item) => (key === 'at' ? '' : item))
  } catch (error) {
    if (error instanceof PipeproofError) return error.message
    throw error
  }
}

/** What is wrong with how a text was read: it gives a whole graph or an error that has a place, and nothing else. */
function misdeeds(text: string): string[] {
  const before = Object.getOwnPropertyNames(Object.prototype).length
  const found: string[] = []
  const places: (Location | undefined)[] = []
  try {
    const { nodes, edges, warnings } = readText(text)
    const names = new Set(nodes.map(({ name }) => name))
    if (names.size < nodes.length) found.push('a step that is there twice')
    if (edges.some(({ from, to }) => !names.has(from.step) || !names.has(to.step))) found.push('an edge to nowhere')
    places.push(...[...nodes, ...edges, ...warnings].map(({ at }) => at))
  } catch (error) {
    if (!(error instanceof PipeproofError)) return [String(error)]
    places.push(error.at)
  }
  if (places.some((at) => at === undefined || at.line < 1)) found.push('no place')
  if (Object.getOwnPropertyNames(Object.prototype).length !== before) found.push('a polluted prototype')
  return found
}

const runs = { numRuns: 40, seed: 1 }
// each of these reads a sample again for each of its keys
const few = { numRuns: 12, seed: 1 }
const patience = 60_000

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
          const text = JSON.stringify(sample, undefined, 1)
          const doc = parseYaml(text, file)
          expect(Object.keys(readers).find((name) => own(readers, name)?.recognises(doc))).toBe(reader)
          expect(readText(text).nodes).not.toEqual([])
          expect(misdeeds(text)).toEqual([])
          expect(outcome(sample)).toBe(outcome(sample))
        }),
        runs,
      )
    })

    test(
      'no key can go without a change of what is told',
      () => {
        fc.assert(
          fc.property(samples, (sample) => {
            const whole = outcome(sample)
            expect(whole).toMatch(/^\[/)
            for (const path of keyPaths(sample)) {
              const place = path.join('.')
              expect({ place, told: outcome(without(sample, path)) }).not.toEqual({ place, told: whole })
              expect({ place, told: outcome(renamed(sample, path)) }).not.toEqual({ place, told: whole })
            }
          }),
          few,
        )
      },
      patience,
    )

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

    test(
      'a file that is cut off is refused at a place, or read',
      () => {
        fc.assert(
          fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (sample, share) => {
            const text = JSON.stringify(sample, undefined, 1)
            expect(misdeeds(text.slice(0, Math.floor(share * text.length)))).toEqual([])
          }),
          { ...runs, numRuns: 200 },
        )
      },
      patience,
    )

    test(
      'a value of any other type is refused at a place, or told',
      () => {
        fc.assert(
          fc.property(samples, fc.nat(), fc.constantFrom(...hostile), (sample, index, value) => {
            const [values, keys] = [valuePaths(sample), keyPaths(sample)]
            const wrong = replaced(sample, values[index % values.length] ?? [], value)
            const evil = renamed(sample, keys[index % keys.length] ?? [], '__proto__')
            const huge = JSON.stringify(sample).replace(/:\d+/g, ':1e999')
            expect([JSON.stringify(wrong), JSON.stringify(evil), huge].flatMap(misdeeds)).toEqual([])
          }),
          { ...runs, numRuns: 100 },
        )
      },
      patience,
    )

    test(
      'random texts are refused at a place',
      () => {
        fc.assert(
          fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
            expect(misdeeds(text)).toEqual([])
          }),
          { ...runs, numRuns: 200 },
        )
      },
      patience,
    )

    test.each(Object.entries(bombs))('%s does no harm', (_, text) => {
      const start = performance.now()
      expect(misdeeds(text)).toEqual([])
      expect(performance.now() - start).toBeLessThan(2000)
    })
  })
}
