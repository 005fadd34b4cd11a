import { dirname, relative } from 'node:path'
import type { Contract } from '../../model/contract.ts'
import type { Versions } from '../../model/versions.ts'
import type { CaseKind } from '../kind.ts'

/** The other version, as its contract names it. */
function otherOf({ base, script = '' }: Versions, { file }: Contract): string {
  if (base !== undefined) return `its version at ${base}`
  return file === undefined ? script : relative(dirname(file), script)
}

/** Each step alone on the same inputs as another version of its script, where its contract names one. */
export const versions: CaseKind = ({ steps }) =>
  Object.values(steps).flatMap(({ name, contract, at }) =>
    contract.versions
      ? [
          {
            group: { title: name, at },
            title: `writes the same as ${otherOf(contract.versions, contract)}`,
            tags: ['script', 'generated', 'slow'],
            question: { kind: 'versions' as const, step: name, versions: contract.versions },
            // a line of another file would be taken for one of this
            at: at && contract.versions.at?.file !== at.file ? at : contract.versions.at,
          },
        ]
      : [],
  )
