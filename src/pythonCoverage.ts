import { readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { collectedIn } from './run/covered/collect.ts'
import { count } from './run/covered/count.ts'
import { istanbulOf, type FileCoverage } from './run/covered/istanbul.ts'
import { coverageWanted } from './run/covered/wanted.ts'
import { lookAt } from './run/python/look.ts'

export interface CoverageRequest {
  /** Where the runs put what they covered. */
  folder: string
  /** The project's root: files outside it are not told of. */
  root: string
  /** Files to tell of though no run and no contract knows them. */
  more?: string[]
  /** Which of the files are told of. */
  isWanted?: (file: string) => boolean
}

const apart = /(^|\/)(site-packages|dist-packages|node_modules|\.pipeproof)\//

function isOwn(file: string, root: string): boolean {
  const path = relative(root, file).split(sep).join('/')
  return !path.startsWith('..') && !isAbsolute(path) && !apart.test(path)
}

/** The scripts and the modules of the project that they import. */
async function withHelpers(scripts: string[], python: string | undefined): Promise<string[]> {
  const looked = await lookAt(scripts, python)
  return [...looked.values()].flatMap(({ look }) => look.files)
}

/** What was covered of the Python files of a project, also of those that never ran, as Istanbul tells of files. */
export async function pythonCoverage({
  folder,
  root,
  more = [],
  isWanted = () => true,
}: CoverageRequest): Promise<FileCoverage[]> {
  const { runs, scripts } = collectedIn(folder)
  const home = realpathSync(root)
  const python = runs.find((run) => run.python !== undefined)?.python
  const ran = runs.flatMap(({ covered }) => Object.keys(covered))
  const all = [...new Set([...ran, ...(await withHelpers(scripts, python)), ...more])].toSorted()
  const files = all.filter((file) => isOwn(file, home) && isWanted(file))
  if (files.length === 0) return []
  const builtin = coverageWanted().coverage?.builtin ?? false
  const told = await count(runs, files, { root: home, builtin })
  return Object.entries(told).map(([path, counts]) => istanbulOf(path, readFileSync(path, 'utf8'), counts))
}
