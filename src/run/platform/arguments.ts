import type { Job } from '../../model/job.ts'
import { decoded, pythonText } from './hyperparameters.ts'

type Argued = Pick<Job, 'args' | 'platform'>

const flag = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`)

/** `true` is a bare flag, `false` is left out. */
function option([name, value]: [string, string]): string[] {
  if (value === 'false') return []
  return value === 'true' ? [flag(name)] : [flag(name), value]
}

/** The training toolkit knows no bare flags: `--shuffle True`. */
const hyperparameter = ([name, value]: [string, string]): string[] => [flag(name), pythonText(decoded(value))]

/** Arguments as a command line has them, sorted by name. */
export function commandLine({ args, platform }: Argued): string[] {
  const sorted = Object.entries(args).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return sorted.flatMap(platform?.kind === 'training' ? hyperparameter : option)
}
