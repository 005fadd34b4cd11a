import { dirname, join, resolve } from 'node:path'
import type { Setting, Settings } from '../../model/settings.ts'
import { PipeproofError } from '../../errors.ts'
import { nearest } from '../nearest.ts'
import { own } from '../own.ts'
import { folderWith, shown } from '../paths.ts'
import { readNamed } from '../read.ts'
import { meant } from '../sentence.ts'
import { oneOf } from '../words.ts'
import { parseYaml, type SourceDocument } from '../yaml.ts'
import { checkSettings } from './check.ts'
import { leavesOf } from './layers.ts'

const name = 'pipeproof.yaml'

/** The settings that count for a folder: the nearest file at or above it. */
export function settingsFile(folder: string): string | undefined {
  const home = folderWith(name, folder)
  return home === undefined ? undefined : join(home, name)
}

interface WrittenSettings extends Settings {
  $schema?: string
  profiles?: Record<string, Settings>
}

const known = new Map<string, { text: string; doc: SourceDocument }>()

/** Read anew as often as it changes. */
function documentOf(file: string): SourceDocument {
  const text = readNamed(file)
  const before = known.get(file)
  if (before?.text === text) return before.doc
  const parsed = parseYaml(text, file)
  const doc = { ...parsed, value: parsed.value ?? {} }
  checkSettings(doc, 'file')
  known.set(file, { text, doc })
  return doc
}

/** Paths are meant from a folder; a command such as `python3.12` is no path. */
export const located = (settings: Settings, folder: string): Settings => ({
  ...settings,
  ...(settings.python !== undefined && /[/\\]/.test(settings.python) && { python: resolve(folder, settings.python) }),
  ...(settings.contracts && { contracts: settings.contracts.map((each) => resolve(folder, each)) }),
})

/** A profile that is not there would be a mistake that nobody sees. */
function unknownProfile(profile: string, names: string[], doc?: SourceDocument): PipeproofError {
  const expected = names.length > 0 ? oneOf(names) : `a name under \`profiles\` in \`${name}\``
  const advice = meant(nearest(profile, names), 'add it there, or unset it')
  const facts = { received: `\`${profile}\``, place: '`PIPEPROOF_PROFILE`', expected, advice }
  return new PipeproofError('wrongValue', facts, { at: doc?.atKey(['profiles']) })
}

/** What the file for a folder sets, the chosen profile before the rest. */
export function fileSettings(folder: string): Setting[][] {
  const file = settingsFile(folder)
  const { PIPEPROOF_PROFILE: profile = '' } = process.env
  if (file === undefined) {
    if (profile !== '') throw unknownProfile(profile, [])
    return []
  }
  const doc = documentOf(file)
  // its shape was just proved
  const { $schema: _, profiles = {}, ...settings } = doc.value as WrittenSettings
  const leaves = (values: Settings, above: string[] = []): Setting[] =>
    leavesOf(located(values, dirname(file)), (path) => `\`${shown(file)}:${doc.atKey([...above, ...path]).line}\``)
  if (profile === '') return [leaves(settings)]
  if (!Object.hasOwn(profiles, profile)) throw unknownProfile(profile, Object.keys(profiles), doc)
  return [leaves(own(profiles, profile) ?? {}, ['profiles', profile]), leaves(settings)]
}
