import type { Location } from '../../model/location.ts'
import type { Setting, Settings } from '../../model/settings.ts'
import { checkSettings } from './check.ts'
import { located } from './file.ts'
import { leavesOf } from './layers.ts'

/** The variable that hands the options of a preset to those who run tests. */
export const optionsVariable = 'PIPEPROOF_OPTIONS'

/** Frameworks load their configuration from a copy of it, so nobody can tell where its options stand. */
const nowhere = (): Location => undefined as unknown as Location // an error may have no place

function demandOptions(value: unknown): asserts value is Settings {
  checkSettings({ file: '', value, at: nowhere, atKey: nowhere }, 'options')
}

/** The options of a preset as a text for those who run tests; paths in them are meant from a folder. */
export function packedOptions(options: unknown, folder: string): string {
  demandOptions(options)
  return JSON.stringify(located(options, folder))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What a preset was given. */
export function presetSettings(text: string = process.env[optionsVariable] ?? ''): Setting[] {
  if (text === '') return []
  const options = parsed(text)
  demandOptions(options)
  return leavesOf(options, () => 'the options of the preset')
}
