import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PipeproofError } from '../../src/errors.ts'
import { readers } from '../../src/contract/read/readers.ts'
import { schemaOf } from '../../src/contract/read/schema.ts'
import type { Location } from '../../src/model/location.ts'
import { own } from '../../src/shared/own.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { bombs, hostile } from '../support/hostile.ts'
import { keyPaths, renamed, replaced, valuePaths, without } from '../support/documents.ts'
import { canonical, tables, type Table } from '../support/tables.ts'

interface SchemaLaw {
  reader: string
  /** Whole files that use what the notation knows, and nothing that only repeats its default. */
  samples: fc.Arbitrary<unknown>
  /** What both can express. */
  can: Parameters<typeof tables>[0]
  write(table: Table): unknown
}

const file = '/schemas/a.yaml'
const readText = (text: string): ReturnType<typeof schemaOf> => schemaOf(parseYaml(text, file))
const read = (value: unknown): ReturnType<typeof schemaOf> => readText(JSON.stringify(value))

/** All that a reader tells, without places: those move when a key goes. */
function outcome(value: unknown): string {
  try {
    const { warnings, ...rest } = read(value)
    return JSON.stringify([rest, warnings.map(({ message }) => message)])
  } catch (error) {
    if (error instanceof PipeproofError) return error.message
    throw error
  }
}

/** What is wrong with how a text was read: it gives a result or an error that has a place, and nothing else. */
function misdeeds(text: string): string[] {
  const before = Object.getOwnPropertyNames(Object.prototype).length
  const places: (Location | undefined)[] = []
  try {
    places.push(...readText(text).warnings.map(({ at }) => at))
  } catch (error) {
    if (!(error instanceof PipeproofError)) return [String(error)]
    places.push(error.at)
  }
  const lost = places.filter((at) => at === undefined || at.line < 1).map(() => 'no place')
  return Object.getOwnPropertyNames(Object.prototype).length === before ? lost : [...lost, 'a polluted prototype']
}

const runs = { numRuns: 40, seed: 1 }
// each of these reads a sample again for each of its keys
const few = { numRuns: 12, seed: 1 }
const patience = 60_000

/** What holds for each notation of schemas. */
export function schemaReaderLaws({ reader, samples, can, write }: SchemaLaw): void {
  describe('the laws of schemas', () => {
    test('a file is recognised by its reader before any other', () => {
      fc.assert(
        fc.property(samples, (sample) => {
          const value = parseYaml(JSON.stringify(sample), file).value
          expect(Object.keys(readers).find((name) => own(readers, name)?.recognises(value))).toBe(reader)
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

    test('what both can express survives', () => {
      fc.assert(
        fc.property(tables(can), (table) => {
          const { warnings, ...back } = read(write(table))
          expect(canonical(back)).toEqual(canonical(table))
          expect(warnings.filter(({ message }) => !message.includes('no promise'))).toEqual([])
        }),
        runs,
      )
    })

    test('a file that is cut off is refused at a place, or read', () => {
      fc.assert(
        fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (sample, share) => {
          const text = JSON.stringify(sample, undefined, 1)
          expect(misdeeds(text.slice(0, Math.floor(share * text.length)))).toEqual([])
        }),
        { ...runs, numRuns: 200 },
      )
    })

    test(
      'a value of any other type is refused at a place, or told',
      () => {
        fc.assert(
          fc.property(samples, fc.constantFrom(...hostile), (sample, value) => {
            const wrong = valuePaths(sample).map((path) => replaced(sample, path, value))
            const evil = keyPaths(sample).map((path) => renamed(sample, path, '__proto__'))
            const huge = JSON.stringify(sample).replace(/:\d+/g, ':1e999')
            const texts = [huge, ...[...wrong, ...evil].map((each) => JSON.stringify(each))]
            expect(texts.flatMap(misdeeds)).toEqual([])
          }),
          few,
        )
      },
      patience,
    )

    test('random texts are refused at a place', () => {
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
          expect(misdeeds(text)).toEqual([])
        }),
        { ...runs, numRuns: 200 },
      )
    })

    test.each(Object.entries(bombs))('%s does no harm', (_, text) => {
      const start = performance.now()
      expect(misdeeds(text)).toEqual([])
      expect(performance.now() - start).toBeLessThan(2000)
    })
  })
}
