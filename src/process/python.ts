import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith } from '../shared/paths.ts'
import { settingsFor } from '../shared/settings/settings.ts'

export interface PythonChoice {
  command: string
  /** Who chose it, in words. */
  from: string
}

/** The Python that is meant for what lies in a folder: the option, the settings, a `.venv` at or above it, the system's. */
export function chosenPython(option: string | undefined, folder: string): PythonChoice {
  if (option !== undefined) return { command: option, from: 'the option `python`' }
  const set = settingsFor(folder).find(({ key }) => key === 'python')
  if (set) return { command: String(set.value), from: set.from }
  const home = folderWith('.venv', folder)
  const environment =
    home === undefined
      ? undefined
      : [join(home, '.venv/bin/python'), join(home, '.venv/Scripts/python.exe')].find((path) => existsSync(path))
  return environment === undefined ? { command: 'python3', from: '`PATH`' } : { command: environment, from: '`.venv`' }
}
