import type { Setting, Settings } from '../../model/settings.ts'
import { environmentSettings } from './environment.ts'
import { fileSettings } from './file.ts'
import { highest, leavesOf, nested } from './layers.ts'
import { presetSettings } from './options.ts'
import schema from './settings.schema.json' with { type: 'json' }

const { runner, cache, shrink, limits, runs } = schema.properties

const defaultsIn = (properties: object): object =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, { default: value }]: [string, { default?: unknown }]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

/** What counts where nobody says anything: the documents have it from the same place. */
const defaults = leavesOf(
  {
    ...defaultsIn({ runner, cache }),
    shrink: defaultsIn(shrink.then.properties),
    limits: defaultsIn(limits.properties),
    runs: defaultsIn(runs.properties),
  },
  () => 'default',
)

type Call = { [Key in keyof Settings]?: Settings[Key] | undefined }

/** Every setting for what lies in a folder, and who says so: the call, the environment, the preset, the file with its profile, or nobody. */
export const settingsFor = (folder: string, call: Call = {}): Setting[] =>
  highest([
    leavesOf(call, () => 'the call'),
    environmentSettings(),
    presetSettings(),
    ...fileSettings(folder),
    defaults,
  ])

/** What has a default is there. */
export interface Settled extends Settings {
  runner: NonNullable<Settings['runner']>
  cache: NonNullable<Settings['cache']>
  shrink: NonNullable<Settings['shrink']>
  limits: { timeoutMs: number; memoryMb?: number; network?: boolean }
  runs: { keep: number; days: number }
}

/** The settings for what lies in a folder. */
export const settledFor = (folder: string, call?: Call): Settled =>
  // the defaults fill in the rest
  nested(settingsFor(folder, call)) as Settled
