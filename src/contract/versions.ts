import { basename, dirname, resolve } from 'node:path'
import type { Contract } from '../model/contract.ts'
import type { Versions } from '../model/versions.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { isFile, nearestFile } from '../shared/files.ts'
import { nearest } from '../shared/nearest.ts'
import type { WrittenVersions } from './written.ts'

/** As many as show most; both versions run on each of them. */
const standardInputs = 10

/** The same contract, of a script that is to write what it wrote at a revision of git. */
export function against(contract: Contract, base: string): Contract {
  const said: unknown = base
  if (typeof said !== 'string' || said === '') {
    const facts = { received: `\`${JSON.stringify(said)}\``, place: '`against`', expected: 'a revision of git' }
    throw new PipeproofError('wrongValue', facts)
  }
  const { script: _, ...versions } = contract.versions ?? { inputs: standardInputs, at: contract.at }
  return { ...contract, versions: { ...versions, base } }
}

/** Another version of the script that is to write the same: a file that is there, and outputs that the contract has. */
export function versionsOf(written: WrittenVersions, contract: Contract, doc: SourceDocument): Versions {
  const { inputs = standardInputs, script, ...more } = written
  const file = script === undefined ? undefined : resolve(dirname(doc.file), script)
  if (script !== undefined && file !== undefined && !isFile(file))
    throw new PipeproofError(
      'missingScript',
      { path: script, nearest: nearestFile(script, dirname(file), basename(file)) },
      { at: doc.at(['versions', 'script']), subject: file },
    )
  const known = Object.keys(contract.outputs)
  for (const [index, key] of (more.outputs ?? []).entries()) {
    if (known.includes(key)) continue
    const facts = { key, place: '`versions.outputs`', known, nearest: nearest(key, known) }
    throw new PipeproofError('unknownKey', facts, { at: doc.at(['versions', 'outputs', index]) })
  }
  return { inputs, ...(file !== undefined && { script: file }), ...more, at: doc.atKey(['versions']) }
}
