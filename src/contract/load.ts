import { basename, dirname } from 'node:path'
import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { textsOfCases } from '../shared/cases.ts'
import { isFile, nearestFile } from '../shared/files.ts'
import { own } from '../shared/own.ts'
import { shown } from '../shared/paths.ts'
import { schemaCheck } from '../shared/schema.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { anyCheck } from '../shared/checkItems.ts'
import schema from './contract.schema.json' with { type: 'json' }
import { normalise } from './normalise.ts'
import { contractDocument, type Foreign } from './read/cursus/document.ts'
import type { WrittenContract } from './written.ts'

const check = schemaCheck({ ...schema, definitions: { ...schema.definitions, check: anyCheck } }, 'the contract')

function demandScript({ script }: Contract, at: Location): void {
  if (isFile(script)) return
  // as it is written, so that the nearest name can be pasted there
  const path = shown(script, dirname(at.file))
  const nearest = nearestFile(path, dirname(script), basename(script))
  throw new PipeproofError('missingScript', { path, nearest }, { at, subject: script })
}

/** Turns a read document into a contract, or says what is wrong with it and where. */
export function contractOf(doc: SourceDocument, foreign?: Foreign): Contract {
  check(doc)
  // the schema has just proved the shape
  const contract = normalise(doc.value as WrittenContract, doc)
  if (foreign) return { ...contract, ...foreign, warnings: [...foreign.warnings, ...contract.warnings] }
  if (!contract.command) demandScript(contract, doc.at(['script']))
  return contract
}

const textual = (value: unknown): (string | number)[][] => [
  ['env'],
  ['args'],
  ['command'],
  ...textsOfCases(own({ ...(value as object) }, 'cases'), ['cases']),
]

/** Loads a contract from a file of ours or of another notation; `at` is where the file is named. */
export function loadContract(file: string, at?: Location): Contract {
  const { doc, foreign } = contractDocument(file, textual, at)
  return contractOf(doc, foreign)
}
