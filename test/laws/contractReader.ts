import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractOf } from '../../src/contract/load.ts'
import { foreignDocument } from '../../src/contract/read/cursus/document.ts'
import { contractReaders } from '../../src/contract/read/cursus/readers.ts'
import { PipeproofError } from '../../src/errors.ts'
import type { Contract } from '../../src/model/contract.ts'
import { own } from '../../src/shared/own.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { json, readerLaws, runsOf, type Language } from './reader.ts'

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
  language?: Language
}

interface Told {
  contract: Contract
  written: unknown
}

/** A contract, and all that was taken for it. */
function readText(text: string, { extension }: Language, variant?: string): Told {
  const file = `/contracts/a.${extension}`
  const found = foreignDocument(text, file, variant)
  if (!found)
    throw new PipeproofError(
      'missingKey',
      { key: 'script', place: 'the contract' },
      { at: { file, line: 1, column: 1 } },
    )
  return { contract: contractOf(found.doc, found.foreign), written: found.doc.value }
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

/** What holds for each notation of contracts. */
export function contractReaderLaws(law: ContractLaw): void {
  const { reader, samples, variants, write, cannot, language = json } = law
  const read = (value: unknown, variant?: string): Told => readText(language.text(value), language, variant)

  describe('the laws of contracts', () => {
    test('a file is recognised by its reader before any other', () => {
      fc.assert(
        fc.property(samples, (sample) => {
          const { value } = parseYaml(JSON.stringify(sample), '/contracts/a.yaml')
          expect(Object.keys(contractReaders).find((name) => own(contractReaders, name)?.recognises(value))).toBe(
            reader,
          )
        }),
        runsOf(language),
      )
    })

    test('what both can express survives', () => {
      fc.assert(
        fc.property(plains(cannot), (plain) => {
          expect(plainOf(read(write(plain)).contract)).toEqual(expected(plain))
        }),
        runsOf(language, 200),
      )
    })

    readerLaws({
      samples,
      ways: [undefined, ...variants].map((variant) => (value) => read(value, variant)),
      placesIn: (text) => readText(text, language).contract.warnings.map(({ at }) => at),
      language,
    })
  })
}
