import type { Contract, Port } from '../model/contract.ts'
import type { Change, Evolution } from '../model/evolution.ts'
import type { Sampler } from '../model/sampler.ts'
import { changeOf } from './evolution/change.ts'
import { checkChanges } from './evolution/checks.ts'
import { differences } from './evolution/differences.ts'
import { environmentChanges } from './evolution/environment.ts'
import { changesOfPort, portChanges, type Versions } from './evolution/ports.ts'

/** Where a contract lies, and where its script, is no difference; what is told by itself is left out. */
const except = ['name', 'file', 'script', 'command', 'at', 'inputs', 'outputs', 'env', 'args', 'warnings']

const nothing = { backward: [], forward: [] }

/** What changes how a script is run, and breaks nothing that could be told here. */
function otherChanges(before: Contract, after: Contract): Change[] {
  const place = after.name
  const args = differences(before.args, after.args)
  const rest = differences(before, after, { except })
  return [
    ...(args.length > 0 ? [changeOf({ side: 'arguments', place, what: args }, nothing)] : []),
    ...(rest.length > 0 ? [changeOf({ side: 'contract', place, what: rest }, nothing)] : []),
  ]
}

function evolution(changes: Change[]): Evolution {
  const [backward, forward] = (['backward', 'forward'] as const).map((way) =>
    changes.every(({ breaks }) => !breaks.includes(way)),
  )
  return {
    changes,
    isBreaking: changes.some(({ isBreaking }) => isBreaking),
    backward: backward === true,
    forward: forward === true,
    full: backward === true && forward === true,
  }
}

/** What became of a contract, and whom it breaks. */
export function evolutionOf(before: Contract, after: Contract, sample: Sampler): Evolution {
  return evolution([
    ...portChanges(before, after, { side: 'input', sample }),
    ...portChanges(before, after, { side: 'output', sample }),
    ...checkChanges(before, after),
    ...environmentChanges(before, after),
    ...otherChanges(before, after),
  ])
}

/** What became of a port by itself. */
export const evolutionOfPort = (before: Port, after: Port, versions: Versions): Evolution =>
  evolution(changesOfPort(before, after, versions))
