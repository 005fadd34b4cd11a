import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Warning } from '../../../model/contract.ts'
import type { Location } from '../../../model/location.ts'
import { readNamed } from '../../../shared/read.ts'
import { parseYaml, type SourceDocument } from '../../../shared/yaml.ts'
import { readPython } from './python.ts'
import type { ContractReader, ContractReading } from './reader.ts'
import { contractReaders } from './readers.ts'

/** What is told of a contract in another notation than ours. */
export interface Foreign {
  scriptless?: true
  warnings: Warning[]
}

/** A contract in our words; its places are those of the file, whatever notation that is written in. */
export interface ContractDocument {
  doc: SourceDocument
  foreign?: Foreign
}

type Textual = (value: unknown) => (string | number)[][]

const readerOf = (value: unknown): ContractReader | undefined =>
  Object.values(contractReaders).find(({ recognises }) => recognises(value))

function translated(doc: SourceDocument, { written, origin, warnings }: ContractReading): ContractDocument {
  const scriptless = written.script === undefined
  return {
    doc: {
      file: doc.file,
      value: scriptless ? { ...written, script: basename(doc.file) } : written,
      at: (path) => doc.at(origin(path)),
      atKey: (path) => doc.atKey(origin(path)),
    },
    foreign: { ...(scriptless && { scriptless }), warnings },
  }
}

/** `orders.step.yaml#training`: the file, and which of its contracts is meant. */
function split(named: string): [file: string, variant?: string] {
  const hash = named.lastIndexOf('#')
  return hash <= 0 || existsSync(named) ? [named] : [named.slice(0, hash), named.slice(hash + 1)]
}

const parsed = (text: string, file: string, textual: Textual): SourceDocument =>
  parseYaml(text, file, (value) => (readerOf(value)?.textual ?? textual)(value))

function foreignIn(doc: SourceDocument, variant?: string): ContractDocument | undefined {
  const reader = readerOf(doc.value)
  return reader && translated(doc, reader.read(doc, variant))
}

const isPython = (file: string): boolean => file.endsWith('.py')

function pythonDocument(text: string, file: string, variant?: string): ContractDocument {
  const { doc, reading } = readPython(file, text, variant)
  return translated(doc, reading)
}

/** A contract of another notation; undefined for one of ours. */
export const foreignDocument = (text: string, file: string, variant?: string): ContractDocument | undefined =>
  isPython(file)
    ? pythonDocument(text, file, variant)
    : foreignIn(
        parsed(text, file, () => []),
        variant,
      )

/** Reads a contract, of our own notation, whose texts are `textual`, or of another; `at` is where it is named. */
export function contractDocument(named: string, textual: Textual, at?: Location): ContractDocument {
  const [file, variant] = split(named)
  const text = readNamed(file, at)
  if (isPython(file)) return pythonDocument(text, file, variant)
  const doc = parsed(text, file, textual)
  const foreign = foreignIn(doc, variant)
  if (foreign) return foreign
  // ours have no variants
  if (variant !== undefined) readNamed(named, at)
  return { doc }
}
