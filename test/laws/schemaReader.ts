import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readers } from '../../src/contract/read/readers.ts'
import { schemaOf } from '../../src/contract/read/schema.ts'
import { own } from '../../src/shared/own.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { canonical, tables, type Table } from '../support/tables.ts'
import { readerLaws, runs } from './reader.ts'

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

    readerLaws({ samples, ways: [read], placesIn: (text) => readText(text).warnings.map(({ at }) => at) })
  })
}
