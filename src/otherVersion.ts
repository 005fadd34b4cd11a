import { existsSync } from 'node:fs'
import type { Contract } from './model/contract.ts'
import type { Versions } from './model/versions.ts'
import { modeOf } from './contract/mode.ts'
import { openRevision } from './process/git.ts'

/** Tells where the files of the other version are; where it is one of git, all of that time lies in a folder. */
function placesOf({ script: own, file = own }: Contract, { base, script = own, at }: Versions, folder: string) {
  if (base === undefined) return (path: string): string => (path === own ? script : path)
  const placeOf = openRevision({ file: own, revision: base, at: at ?? { file, line: 1, column: 1 } }).checkOut(folder)
  return (path: string): string => (existsSync(placeOf(path)) ? placeOf(path) : path)
}

/** The contract of another version of a script; where that is one of git, `folder` gets what it may import. */
export function otherVersion(contract: Contract, versions: Versions, folder: string): Contract {
  const { script, command, mode } = contract
  const placeOf = placesOf(contract, versions, folder)
  // a mode that nobody has chosen is told from the script
  const isTold = !command && mode === modeOf(script)
  return {
    ...contract,
    script: placeOf(script),
    ...(command && { command: command.map((word) => (word.startsWith('/') ? placeOf(word) : word)) }),
    mode: isTold ? modeOf(placeOf(script)) : mode,
  }
}
