import { basename, dirname, join } from 'node:path'
import { namesIn } from '../shared/files.ts'
import { nearest } from '../shared/nearest.ts'
import { shown } from '../shared/paths.ts'
import { settledFor } from '../shared/settings/settings.ts'

/** The file of a node's contract, and the job type that its name ends with; or what was expected where. */
export type ContractFile =
  | { file: string; jobType?: string | undefined }
  | { expected: string; nearest: string | undefined }

const folders = ['contracts', '.']
const ending = /(\.step|\.contract)?\.(ya?ml|json)$/
const jobTypes = /^(.+)_(training|validation|testing|calibration|evaluation|inference|delta)$|^([A-Z].*)_([a-z]+)$/

const snakeCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()

/** `XGBoost` is `xgboost` to some and `xg_boost` to others. */
const squashed = (name: string): string => snakeCase(name).replaceAll('_', '')

function contractsIn(dir: string, pipeline: string): { stem: string; path: string }[] {
  const files = namesIn(dir).map((name) => join(dir, name))
  const contracts = files.filter((path) => ending.test(path) && path !== pipeline)
  return contracts.map((path) => ({ stem: basename(path).replace(ending, ''), path }))
}

/** The files beside a pipeline and in its `contracts`, by their names without endings; before them those that settings lead to. */
function contractsNear(pipeline: string): { stem: string; path: string }[] {
  const dir = dirname(pipeline)
  const near = folders.flatMap((folder) => contractsIn(join(dir, folder), pipeline))
  const { contracts = [] } = settledFor(dir)
  const far = contracts.toReversed().flatMap((folder) => contractsIn(folder, pipeline))
  return [...far, ...near.toSorted((a, b) => (a.path < b.path ? -1 : 1))]
}

/** Finds contracts by the names of nodes: as they stand, then in snake case, then both without the job type. */
export function contractFiles(pipeline: string): (node: string) => ContractFile {
  const known = contractsNear(pipeline)
  const exactly = new Map(known.map(({ stem, path }) => [stem, path]))
  const loosely = new Map(known.map(({ stem, path }) => [squashed(stem), path]))
  const find = (name: string): string | undefined =>
    exactly.get(name) ?? exactly.get(snakeCase(name)) ?? loosely.get(squashed(name))
  return (node) => {
    const [, type = '', job, other = '', otherJob] = jobTypes.exec(node) ?? []
    const whole = find(node)
    const file = whole ?? find(type || other)
    if (file !== undefined) return { file, jobType: whole === undefined ? (job ?? otherJob) : undefined }
    const meant = nearest(
      node,
      known.map(({ stem }) => stem),
    )
    const path = known.find(({ stem }) => stem === meant)?.path
    return { expected: `contracts/${snakeCase(node)}.yaml`, nearest: path && shown(path, dirname(pipeline)) }
  }
}
