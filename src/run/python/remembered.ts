import { closeSync, mkdirSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { replaceFile } from '../../shared/files.ts'
import { hash } from '../../shared/hash.ts'

/** A Python: where it is, and what can change what it does. */
export interface Interpreter {
  path: string
  version: string
  /** The folders of its packages. */
  packages: string[]
}

const shim = /[/\\]shims[/\\]/
const choosers = /^(PATH|VIRTUAL_ENV|PYENV_|ASDF_|MISE_)/
const local = ['.python-version', '.tool-versions', 'mise.toml', '.mise.toml']
const global = ['.pyenv/version', '.tool-versions', '.config/mise/config.toml']

function onPath(command: string): string | undefined {
  if (isAbsolute(command) || /[/\\]/.test(command)) return resolve(command)
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, command)).find((path) => statSync(path, { throwIfNoEntry: false }))
}

const upwards = (from: string): string[] => (dirname(from) === from ? [from] : [from, ...upwards(dirname(from))])

/** The files that say which Python a shim of pyenv, asdf or mise starts. */
const chosenBy = (): string[] => [
  ...upwards(process.cwd()).flatMap((folder) => local.map((name) => join(folder, name))),
  ...[process.env['PYENV_ROOT'], homedir()].flatMap((home) => global.map((name) => join(home ?? '', name))),
  join(process.env['PYENV_ROOT'] ?? homedir(), 'version'),
]

function stamp(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? `${path} ${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : path
}

function isScript(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(2)
    readSync(handle, start, 0, 2, 0)
    return start.toString() === '#!'
  } finally {
    closeSync(handle)
  }
}

/** All that decides what a command is; undefined where that can not be told from outside. */
function decisive(command: string): unknown {
  const file = onPath(command)
  if (file === undefined) return undefined
  const real = realpathSync(file)
  const wrapped = isScript(real)
  if (wrapped && !shim.test(file)) return undefined
  const names = Object.keys(process.env).filter((name) => choosers.test(name))
  const variables = names.toSorted().map((name) => [name, process.env[name]])
  const files = [file, real, join(dirname(file), '../pyvenv.cfg'), ...(wrapped ? chosenBy() : [])]
  return { files: files.map(stamp), variables: wrapped ? variables : [] }
}

/** Where an answer is kept, by all that it depends on. */
function placeOf(memory: string, command: string): string | undefined {
  try {
    const found = decisive(command)
    return found === undefined ? undefined : join(memory, `${hash([command, found], 32)}.json`)
  } catch {
    return undefined
  }
}

/** What an interpreter said of itself when it was asked last, if nothing has changed since. */
export function recall(memory: string, command: string): Interpreter | undefined {
  const place = placeOf(memory, command)
  if (place === undefined) return undefined
  try {
    // written below
    const found = JSON.parse(readFileSync(place, 'utf8')) as Interpreter
    return stamp(found.path) === found.path ? undefined : found
  } catch {
    return undefined
  }
}

export function remember(memory: string, command: string, found: Interpreter): void {
  const place = placeOf(memory, command)
  if (place === undefined) return
  try {
    mkdirSync(memory, { recursive: true })
    replaceFile(place, JSON.stringify(found))
  } catch {
    // it is asked again, which takes longer and changes nothing
  }
}
