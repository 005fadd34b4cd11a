import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import type { Setting } from './model/settings.ts'
import { chosenPython } from './process/python.ts'
import { statsOf } from './shared/files.ts'
import { settingsFor } from './shared/settings/settings.ts'

/** Every setting for a file or a folder, and who says so; also what is found where nobody does. */
export function shownSettings(path: string): Setting[] {
  const folder = statsOf(path)?.isDirectory() ? path : dirname(path)
  const set = settingsFor(folder)
  const { command, from } = chosenPython(undefined, folder)
  const found = [
    { key: 'python', value: command, from },
    { key: 'parallel', value: availableParallelism(), from: 'the cores of this machine' },
  ]
  const all = [...found.filter(({ key }) => set.every((each) => each.key !== key)), ...set]
  return all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
