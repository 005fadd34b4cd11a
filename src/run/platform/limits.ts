import type { Job, Platform } from '../../model/job.ts'
import { commandLine } from './arguments.ts'
import { folderAt, root } from './layout.ts'

const mostPorts = 10
const mostEntries = 100
const longest = 256
const base = '/opt/ml/processing/'

const tooLong = ([name, value]: [string, string]): boolean => name.length > longest || value.length > longest

function crowded(what: string, count: number, most: number): string[] {
  return count > most ? [`SageMaker refuses a Processing job with ${count} ${what}: at most ${most}`] : []
}

const pathsOf = ({ inputs, outputs }: Platform): [string, string][] => [
  ...Object.entries(inputs),
  ...Object.entries(outputs),
]

function misplaced(platform: Platform): string[] {
  return pathsOf(platform)
    .filter(([, path]) => !`${path}/`.startsWith(base))
    .map(
      ([name, path]) =>
        `SageMaker refuses \`${path}\` of \`${name}\`: a Processing job has its ports below \`${base}\``,
    )
}

/** Ports at paths that can not be shown to a script. */
function hidden(platform: Platform): string[] {
  return pathsOf(platform)
    .filter(([, path]) => folderAt('', path) === undefined)
    .map(([name, path]) => `\`${path}\` of \`${name}\` is not there for the script: only what is below \`${root}\` is`)
}

/** What AWS would refuse of a job, or we can not do; it runs all the same. */
export function limitNotes(job: Job): string[] {
  const { platform, env } = job
  if (platform?.kind !== 'processing') return platform ? hidden(platform) : []
  const line = commandLine(job)
  const names = Object.entries(env)
    .filter(tooLong)
    .map(([name]) => `\`${name}\``)
  return [
    ...crowded('inputs', Object.keys(platform.inputs).length, mostPorts),
    ...crowded('outputs', Object.keys(platform.outputs).length, mostPorts),
    ...crowded('variables', Object.keys(env).length, mostEntries),
    ...crowded('arguments', line.length, mostEntries),
    ...names.map(
      (name) => `SageMaker refuses the variable ${name}: names and values have at most ${longest} characters`,
    ),
    ...line
      .filter((text) => text.length > longest)
      .map(
        (text) => `SageMaker refuses the argument \`${text.slice(0, 40)}…\`: it has more than ${longest} characters`,
      ),
    ...misplaced(platform),
    ...hidden(platform),
  ]
}
