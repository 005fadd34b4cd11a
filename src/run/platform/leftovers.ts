import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Job, Platform } from '../../model/job.ts'
import type { ScriptError } from '../../model/run.ts'
import { limitNotes } from './limits.ts'
import { archives, root } from './layout.ts'

const kilobyte = 1024

/** The first kilobyte of a file, which is what AWS keeps; undefined when there is nothing. */
function startOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  const handle = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(kilobyte)
    const text = buffer.toString('utf8', 0, readSync(handle, buffer)).trim()
    return text === '' ? undefined : text
  } finally {
    closeSync(handle)
  }
}

/** What a script left for the platform to tell of its end. */
function lastWords({ workspace, platform }: Job): string[] {
  if (!platform) return []
  return ['output/failure', 'output/message'].flatMap((path) => {
    const text = startOf(join(workspace, 'ml', path))
    return text === undefined ? [] : [`${root}/${path} says: ${text}`]
  })
}

/** The error of a script that failed, with what it wrote for the platform about that. */
export function errorWithWords(error: ScriptError | undefined, job: Job, exitCode?: number): ScriptError | undefined {
  const words = lastWords(job)
  // one that was ended from outside did not write them about that
  if (words.length === 0 || (!error && exitCode === undefined)) return error
  const { message = '', ...rest } = error ?? { type: `exit code ${exitCode}`, frames: [], causes: [] }
  return { ...rest, message: [...(message === '' ? [] : [message]), ...words].join(', and ') }
}

function linksBelow(folder: string): string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
}

function linkNotes({ outputs }: Job, { kind, outputs: paths }: Platform): string[] {
  if (kind === 'training') return []
  return Object.entries(outputs).flatMap(([name, folder]) =>
    linksBelow(folder).map(
      (path) => `\`${paths[name]}/${path}\` is a symbolic link: SageMaker does not upload it, write a file`,
    ),
  )
}

/** The next step finds an archive, and a contract that speaks of what is in it would hide that. */
function archiveNotes({ outputs }: Job, { outputs: paths, packed }: Platform): string[] {
  return Object.entries(paths).flatMap(([name, path]) => {
    const archive = archives[path]
    if (archive === undefined) return []
    if (existsSync(join(outputs[name] ?? '', archive)))
      return [
        `the script wrote \`${path}/${archive}\` itself: SageMaker packs it once more, into another \`${archive}\``,
      ]
    if (packed[name] !== undefined) return []
    return [
      `SageMaker hands \`${name}\` on as \`${archive}\`: write \`files: ${archive}\` to test what the next step gets`,
    ]
  })
}

/** What the platform would refuse of a job, and do otherwise with what its script left. */
export function platformNotes(job: Job): string[] {
  const { platform } = job
  if (!platform) return []
  const archived = platform.kind === 'training' ? archiveNotes(job, platform) : []
  return [...limitNotes(job), ...linkNotes(job, platform), ...archived]
}
