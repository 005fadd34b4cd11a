import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Pipeline } from './model/pipeline.ts'
import type { RecordedFile, RecordedPlace, RecordedRun, RecordedStep } from './model/record.ts'
import { revisionOf } from './process/revision.ts'
import { interpreterOf } from './run/python/interpreter.ts'
import { librariesOf } from './run/python/libraries.ts'
import { commandNow } from './run/thisRun.ts'
import { cacheFolder, folderWith, shown } from './shared/paths.ts'
import { hashFile } from './shared/hashFile.ts'
import { short } from './shared/hash.ts'
import { masker, secretsIn } from './shared/mask.ts'

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function recordedFile(path: string, home: string): RecordedFile | undefined {
  try {
    return { file: shown(path, home), hash: short(hashFile(path)) }
  } catch {
    // it is gone, which the tests tell
    return undefined
  }
}

/** What each step of a pipeline is made of. */
export function recordedSteps({ steps }: Pipeline, home: string): Record<string, RecordedStep> {
  const told = Object.values(steps).flatMap(({ name, contract }): [string, RecordedStep][] => {
    const script = recordedFile(contract.script, home)
    const file = contract.file === undefined ? undefined : recordedFile(contract.file, home)
    return script ? [[name, { mode: contract.mode, script, ...(file && { contract: file }) }]] : []
  })
  return Object.fromEntries(told)
}

/** A framework with its version, where it is installed as packages usually are. */
function frameworkOf(name: string | undefined, from: string): RecordedPlace['framework'] {
  const manifest = `node_modules/${name}/package.json`
  const folder = name === undefined ? undefined : folderWith(manifest, from)
  if (name === undefined || folder === undefined) return undefined
  try {
    const { version }: { version?: unknown } = JSON.parse(readFileSync(join(folder, manifest), 'utf8'))
    return typeof version === 'string' ? { name, version } : undefined
  } catch {
    return undefined
  }
}

const pythonic = new Set(['python', 'process'])

/** The interpreter that ran scripts; it was asked for its version before. */
async function pythonOf(
  { steps }: Pipeline,
  python: string | undefined,
  runs: RecordedRun[],
): Promise<RecordedPlace['python']> {
  const step = runs.find(({ runner }) => pythonic.has(runner))?.step
  const script = Object.values(steps).find(({ name }) => name === step)?.contract.script
  if (script === undefined) return undefined
  try {
    const folder = dirname(script)
    const found = await interpreterOf(python, folder, join(cacheFolder(folder), 'interpreters'))
    const texts = Object.values(steps).map(({ contract }) => textOf(contract.script))
    return {
      path: found.path,
      version: found.version.split(' ')[0] ?? '',
      libraries: librariesOf(texts, found.packages),
    }
  } catch {
    return undefined
  }
}

export interface Asked {
  pipeline: Pipeline
  from: string
  python: string | undefined
  framework: string | undefined
  own: boolean | undefined
}

/** Where a test run takes place; git is asked at once, the rest when all has run. */
export function placeOf({
  pipeline,
  from,
  python,
  framework,
  own,
}: Asked): (runs: RecordedRun[]) => Promise<RecordedPlace> {
  const asked = revisionOf(from).catch(() => undefined)
  return async (runs) => {
    const mask = masker(secretsIn(process.env))
    const [revision, interpreter] = [await asked, await pythonOf(pipeline, python, runs)]
    const told = frameworkOf(framework, from)
    const command = own ? undefined : commandNow()
    const seed = process.env['PIPEPROOF_SEED']
    return {
      ...(told && { framework: told }),
      node: process.version,
      system: `${process.platform} ${process.arch}`,
      ...(interpreter && { python: interpreter }),
      ...(revision && { revision: { ...revision, ...(revision.branch && { branch: mask(revision.branch) }) } }),
      ...(command && { command: command.map(mask) }),
      ...(seed && { seed }),
    }
  }
}
