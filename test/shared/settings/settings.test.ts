import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import pipelineSchema from '../../../src/pipeline/pipeline.schema.json' with { type: 'json' }
import { runners } from '../../../src/run/runners.ts'
import schema from '../../../src/shared/settings/settings.schema.json' with { type: 'json' }
import { settledFor, settingsFor } from '../../../src/shared/settings/settings.ts'
import { folder } from '../../support/folder.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Two values that a setting may have, the one that counts where nobody sets it, and its variable. */
const known = {
  python: { values: ['python3.11', 'python3.12'], standard: undefined, variable: 'PIPEPROOF_PYTHON' },
  runner: { values: ['process', 'container'], standard: 'python', variable: 'PIPEPROOF_RUNNER' },
  parallel: { values: [1, 7], standard: undefined, variable: 'PIPEPROOF_PARALLEL' },
  cache: { values: ['prove', false], standard: true, variable: 'PIPEPROOF_CACHE' },
  'shrink.runs': { values: [1, 7], standard: 200, variable: undefined },
  'shrink.ms': { values: [1, 7], standard: 20_000, variable: undefined },
  'limits.timeoutMs': { values: [1, 7], standard: 60_000, variable: undefined },
  'limits.network': { values: [true, false], standard: undefined, variable: undefined },
  'gates.passRate': { values: [0.5, 0.75], standard: undefined, variable: undefined },
  'masking.columns': { values: [['name'], ['street']], standard: undefined, variable: undefined },
  'runs.days': { values: [1, 7], standard: 30, variable: undefined },
}
type Key = keyof typeof known

const layers = ['call', 'environment', 'preset', 'profile', 'file'] as const
type Layer = (typeof layers)[number]

/** For any keys, what any of the layers say. */
const said = fc
  .subarray(Object.keys(known) as Key[], { minLength: 1 }) // the keys of a constant
  .chain((keys) =>
    fc.record(
      Object.fromEntries(
        keys.map((key) => {
          const value = fc.option(fc.constantFrom<unknown>(...known[key].values), { nil: undefined })
          return [key, fc.record(Object.fromEntries(layers.map((layer) => [layer, value])))]
        }),
      ),
    ),
  ) as fc.Arbitrary<Partial<Record<Key, Record<Layer, unknown>>>> // `record` does not tell them apart

function written(all: Partial<Record<Key, Record<Layer, unknown>>>, layer: Layer): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, { [layer]: value }] of Object.entries(all)) {
    const [first = '', second] = key.split('.')
    if (value !== undefined)
      values[first] = second === undefined ? value : { ...(values[first] as object | undefined), [second]: value }
  }
  return values
}

function setEnvironment(all: Partial<Record<Key, Record<Layer, unknown>>>): void {
  for (const [key, { environment }] of Object.entries(all)) {
    const { variable } = known[key as Key]
    if (variable === undefined || environment === undefined) continue
    vi.stubEnv(variable, environment === false ? 'off' : `${environment as string | number}`)
  }
}

test('for any layers that set it, a setting has the value of the highest', () => {
  const dir = folder()
  fc.assert(
    fc.property(said, (all) => {
      vi.unstubAllEnvs()
      for (const { variable } of Object.values(known)) if (variable !== undefined) vi.stubEnv(variable, '')
      setEnvironment(all)
      vi.stubEnv('PIPEPROOF_OPTIONS', JSON.stringify(written(all, 'preset')))
      vi.stubEnv('PIPEPROOF_PROFILE', 'ci')
      const file = { ...written(all, 'file'), profiles: { ci: written(all, 'profile'), other: { parallel: 99 } } }
      writeFileSync(join(dir, 'pipeproof.yaml'), JSON.stringify(file))
      const found = new Map(settingsFor(dir, written(all, 'call')).map(({ key, value }) => [key, value]))
      for (const [key, byLayer] of Object.entries(all)) {
        const { variable, standard } = known[key as Key]
        const can = layers.filter((layer) => layer !== 'environment' || variable !== undefined)
        const first = can.map((layer) => byLayer[layer]).find((value) => value !== undefined)
        expect([key, found.get(key)]).toEqual([key, first ?? standard])
      }
    }),
  )
})

test('each says who set it', () => {
  const dir = folder({ 'pipeproof.yaml': 'parallel: 2\nruns:\n  keep: 3\nprofiles:\n  ci:\n    cache: false\n' })
  vi.stubEnv('PIPEPROOF_PYTHON', '')
  vi.stubEnv('PIPEPROOF_PROFILE', 'ci')
  vi.stubEnv('PIPEPROOF_RUNNER', 'process')
  vi.stubEnv('PIPEPROOF_OPTIONS', '{"shrink":false}')
  const told = settingsFor(dir, { limits: { memoryMb: 5 } }).map(({ key, value, from }) => [
    key,
    value,
    from.replace(/[^`]*\//, ''),
  ])
  expect(told).toEqual([
    ['limits.memoryMb', 5, 'the call'],
    ['runner', 'process', '`PIPEPROOF_RUNNER`'],
    ['shrink', false, 'the options of the preset'],
    ['cache', false, '`pipeproof.yaml:6`'],
    ['parallel', 2, '`pipeproof.yaml:1`'],
    ['runs.keep', 3, '`pipeproof.yaml:3`'],
    ['limits.timeoutMs', 60_000, 'default'],
    ['runs.days', 30, 'default'],
  ])
})

test('a map that is turned off has no parts, and one that is turned on has those of nobody', () => {
  const dir = folder({
    'pipeproof.yaml': 'shrink: { runs: 3 }\nprofiles: { off: { shrink: false }, on: { shrink: true } }\n',
  })
  expect(settledFor(dir).shrink).toEqual({ runs: 3, ms: 20_000 })
  vi.stubEnv('PIPEPROOF_PROFILE', 'off')
  expect(settledFor(dir).shrink).toBe(false)
  vi.stubEnv('PIPEPROOF_PROFILE', 'on')
  expect(settledFor(dir).shrink).toBe(true)
})

/** The keywords of each property, without what is said of it. */
const meant = (part: { properties: Record<string, object> }): unknown =>
  Object.entries(part.properties).map(([name, { description: _, ...rest }]: [string, { description?: string }]) => [
    name,
    rest,
  ])

describe('the schema', () => {
  test('has the runners that there are', () => {
    expect(schema.properties.runner.enum).toEqual(Object.keys(runners))
  })

  test('has the gates of a pipeline', () => {
    expect(meant(schema.properties.gates)).toEqual(meant(pipelineSchema.definitions.gates))
    expect(schema.definitions.most).toEqual(pipelineSchema.definitions.most)
  })

  test('has every setting in a profile too', () => {
    const { profiles: _, $schema: __, ...settings } = schema.properties
    expect(Object.keys(schema.definitions.profile.properties)).toEqual(Object.keys(settings))
    for (const [name, { $ref }] of Object.entries(schema.definitions.profile.properties))
      expect($ref).toBe(`#/properties/${name}`)
  })
})
