import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { nearestFile } from '../shared/files.ts'
import { shown } from '../shared/paths.ts'
import { readNamed } from '../shared/read.ts'
import { schemaCheck } from '../shared/schema.ts'
import { parseYaml, type SourceDocument } from '../shared/yaml.ts'
import schema from './contract.schema.json' with { type: 'json' }
import { normalise } from './normalise.ts'
import type { WrittenContract } from './written.ts'

const check = schemaCheck(schema, 'the contract')

function demandScript({ script }: Contract, at: Location): void {
  if (statSync(script, { throwIfNoEntry: false })?.isFile()) return
  // as it is written, so that the nearest name can be pasted there
  const path = shown(script, dirname(at.file))
  const nearest = nearestFile(path, dirname(script), basename(script))
  throw new PipeproofError('missingScript', { path, nearest }, { at, subject: script })
}

/** Turns a read document into a contract, or says what is wrong with it and where. */
export function contractOf(doc: SourceDocument): Contract {
  check(doc)
  // the schema has just proved the shape
  const contract = normalise(doc.value as WrittenContract, doc)
  if (!contract.command) demandScript(contract, doc.at(['script']))
  return contract
}

/** Loads a contract from a YAML or JSON file; `at` is where the file is named. */
export function loadContract(file: string, at?: Location): Contract {
  return contractOf(parseYaml(readNamed(file, at), file, () => [['env'], ['args'], ['command']]))
}
