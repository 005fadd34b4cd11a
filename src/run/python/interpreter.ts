import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PipeproofError } from '../../errors.ts'
import { ask } from '../../process/ask.ts'
import { folderWith } from '../../shared/paths.ts'

const probe =
  'import sys; print(sys.executable); print("%d.%d.%d" % sys.version_info[:3]); sys.exit(sys.version_info < (3, 9))'

interface Choice {
  command: string
  from: string
}

function chosen(option: string | undefined, folder: string): Choice {
  if (option !== undefined) return { command: option, from: 'the option `python`' }
  const variable = process.env['PIPEPROOF_PYTHON']
  if (variable) return { command: variable, from: '`PIPEPROOF_PYTHON`' }
  const home = folderWith('.venv', folder)
  const environment =
    home === undefined
      ? undefined
      : [join(home, '.venv/bin/python'), join(home, '.venv/Scripts/python.exe')].find((path) => existsSync(path))
  return environment === undefined ? { command: 'python3', from: '`PATH`' } : { command: environment, from: '`.venv`' }
}

const known = new Map<string, Promise<string>>()

/** The real path of the interpreter: a shim that needs the user's own `HOME` would not work in a run. */
export function interpreter(option: string | undefined, folder: string): Promise<string> {
  const { command, from } = chosen(option, folder)
  const path = known.get(command) ?? resolved(command, from)
  known.set(command, path)
  return path
}

async function resolved(command: string, from: string): Promise<string> {
  const { ok, text } = await ask(command, ['-c', probe])
  const [path, version] = text.split('\n')
  if (ok && path) return path
  const reason = version === undefined ? text : `it is Python ${version}`
  throw new PipeproofError('noPython', { tried: command, from, reason })
}
