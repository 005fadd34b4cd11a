import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith } from '../shared/paths.ts'

export interface PythonChoice {
  command: string
  /** Who chose it, in words. */
  from: string
}

/** The Python that is meant for what lies in a folder: the option, the environment, a `.venv` at or above it, the system's. */
export function chosenPython(option: string | undefined, folder: string): PythonChoice {
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
