import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractOf } from '../../src/contract/load.ts'
import { foreignDocument } from '../../src/contract/read/cursus/document.ts'
import { contractReaders } from '../../src/contract/read/cursus/readers.ts'
import { PipeproofError } from '../../src/errors.ts'
import type { Contract } from '../../src/model/contract.ts'
import type { Location } from '../../src/model/location.ts'
import { own } from '../../src/shared/own.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { bombs, hostile } from '../support/hostile.ts'
import { keyPaths, renamed, replaced, valuePaths, without } from '../support/documents.ts'

/** What both can express, without what is in the ports. */
export interface Plain {
  name: string
  script: string
  inputs: Record<string, { path: string; required: boolean }>
  outputs: Record<string, { path: string }>
  env: Record<string, { required: true } | { required: false; default: string }>
  args: Record<string, string>
}

interface ContractLaw {
  reader: string
  /** Whole files that use what the notation knows, and nothing that only repeats its default. */
  samples: fc.Arbitrary<unknown>
  /** What may be named behind the path. */
  variants: string[]
  write(plain: Plain): unknown
  /** What of it the notation has no word for. */
  cannot?: { name?: boolean; optional?: boolean }
}

const file = '/contracts/a.yaml'

/** A contract, and all that was taken for it. */
function readText(text: string, variant?: string): { contract: Contract; written: unknown } {
  const found = foreignDocument(text, file, variant)
  if (!found)
    throw new PipeproofError(
      'missingKey',
      { key: 'script', place: 'the contract' },
      { at: { file, line: 1, column: 1 } },
    )
  return { contract: contractOf(found.doc, found.foreign), written: found.doc.value }
}

const withoutPlaces = (value: unknown): string =>
  JSON.stringify(value, (key, item: unknown) => (key === 'at' ? undefined : item))

/** All that a reader tells, without places: those move when a key goes. */
function outcome(value: unknown, variant: string | undefined): string {
  try {
    return withoutPlaces(readText(JSON.stringify(value), variant))
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
    places.push(...readText(text).contract.warnings.map(({ at }) => at))
  } catch (error) {
    if (!(error instanceof PipeproofError)) return [String(error)]
    places.push(error.at)
  }
  const lost = places.filter((at) => at === undefined || !(at.line >= 1)).map(() => 'no place')
  return Object.getOwnPropertyNames(Object.prototype).length === before ? lost : [...lost, 'a polluted prototype']
}

const names = fc.constantFrom('data', 'DATA_2', 'model-1', 'constructor', '__proto__')
const folders = fc.constantFrom('a', 'b', 'c/d').map((name) => `/opt/ml/processing/${name}`)
const texts = fc.constantFrom('', '1.0', 'true', '{"a": 1}', 'x: y # z', 'null')
const variable = fc.oneof(
  fc.constant({ required: true as const }),
  fc.record({ required: fc.constant(false as const), default: texts }),
)
const plains = ({ name = false, optional = false } = {}): fc.Arbitrary<Plain> =>
  fc.record({
    name: fc.constantFrom('a', ...(name ? [] : ['Orders'])),
    script: fc.constant('a.py'),
    inputs: fc.dictionary(names, fc.record({ path: folders, required: optional ? fc.constant(true) : fc.boolean() })),
    outputs: fc.dictionary(names, fc.record({ path: folders })),
    env: fc.dictionary(names, variable),
    args: fc.dictionary(names, texts),
  })

/** A contract in the words of both. */
function plainOf({ name, script, inputs, outputs, env, args }: Contract): unknown {
  const sides = {
    inputs: Object.entries(inputs).map(([key, port]) => [key, port.path, port.required]),
    outputs: Object.entries(outputs).map(([key, port]) => [key, port.path]),
  }
  return {
    name,
    script: script.slice('/contracts/'.length),
    ...sides,
    env: new Map(Object.entries(env)),
    args: new Map(Object.entries(args)),
  }
}

const expected = ({ inputs, outputs, env, args, ...rest }: Plain): unknown => ({
  ...rest,
  inputs: Object.entries(inputs).map(([key, { path, required }]) => [key, path, required]),
  outputs: Object.entries(outputs).map(([key, { path }]) => [key, path]),
  env: new Map(Object.entries(env)),
  args: new Map(Object.entries(args)),
})

const runs = { numRuns: 60, seed: 1, endOnFailure: true }
// each of these reads a sample again for each of its keys
const few = { numRuns: 12, seed: 1, endOnFailure: true }
const patience = 60_000

/** What holds for each notation of contracts. */
export function contractReaderLaws({ reader, samples, variants, write, cannot }: ContractLaw): void {
  const told = (value: unknown): string[] => [undefined, ...variants].map((variant) => outcome(value, variant))

  describe('the laws of contracts', () => {
    test('a file is recognised by its reader before any other', () => {
      fc.assert(
        fc.property(samples, (sample) => {
          const { value } = parseYaml(JSON.stringify(sample), file)
          expect(Object.keys(contractReaders).find((name) => own(contractReaders, name)?.recognises(value))).toBe(
            reader,
          )
        }),
        runs,
      )
    })

    test(
      'no key can go without a change of what is told',
      () => {
        fc.assert(
          fc.property(samples, (sample) => {
            const whole = told(sample)
            expect(whole.filter((text) => !text.startsWith('{'))).toEqual([])
            const isMissed = (changed: unknown): boolean => JSON.stringify(told(changed)) === JSON.stringify(whole)
            const missed = keyPaths(sample).filter(
              (path) => isMissed(without(sample, path)) || isMissed(renamed(sample, path)),
            )
            expect(missed.map((path) => path.join('.'))).toEqual([])
          }),
          few,
        )
      },
      patience,
    )

    test('what both can express survives', () => {
      fc.assert(
        fc.property(plains(cannot), (plain) => {
          expect(plainOf(readText(JSON.stringify(write(plain))).contract)).toEqual(expected(plain))
        }),
        { ...runs, numRuns: 200 },
      )
    })

    test('the same file is read the same', () => {
      fc.assert(
        fc.property(samples, (sample) => {
          expect(readText(JSON.stringify(sample))).toEqual(readText(JSON.stringify(sample)))
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
            expect([...wrong, ...evil].map((each) => JSON.stringify(each)).flatMap(misdeeds)).toEqual([])
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
