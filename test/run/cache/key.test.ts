import * as fc from 'fast-check'
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Contract } from '../../../src/model/contract.ts'
import type { Job } from '../../../src/model/job.ts'
import { ingredientsOf, keyOf } from '../../../src/run/cache/key.ts'
import { Cached } from '../../support/cached.ts'
import { contractOf } from '../../support/contractOf.ts'

interface Changes {
  job?: Partial<Job>
  contract?: Contract
  runner?: string
  surroundings?: unknown
  input?: string
  script?: string
  place?: (job: Job) => unknown
}

const surroundings = { python: { path: '/usr/bin/python3', version: '3.11.7' }, packages: ['pandas 2.2'] }

/** The key of a job in one project; what is not told is the same each time. */
class Keys {
  readonly cached = new Cached()

  of({
    job: changes,
    contract,
    runner = 'python',
    surroundings: seen = surroundings,
    input,
    script = 'text',
    place,
  }: Changes = {}): string {
    writeFileSync(this.cached.script, script)
    const job = this.cached.job({ env: { A: '1', B: '2' }, args: { n: '3', m: '4' }, ...changes }, input)
    place?.(job)
    const asked = {
      job,
      contract: contract ?? contractOf(this.cached.script),
      runner,
      surroundings: seen,
      folder: this.cached.folder,
    }
    const ingredients = ingredientsOf(asked)
    if (!ingredients) throw new Error('a job without links has a key')
    return keyOf(ingredients)
  }
}

const inputFile = ({ inputs }: Job): string => join(inputs['numbers'] ?? '', 'numbers.csv')

const ingredients: Record<string, Changes> = {
  script: { script: 'another' },
  contract: { contract: contractOf('/step.py', { type: 'number' }) },
  'bytes of an input': { input: 'n\n2\n' },
  'name in an input': { place: (job) => renameSync(inputFile(job), `${inputFile(job)}.gz`) },
  'folder in an input': { place: (job) => mkdirSync(join(job.inputs['numbers'] ?? '', 'train')) },
  'value in the environment': { job: { env: { A: '1', B: '3' } } },
  'name in the environment': { job: { env: { A: '1', C: '2' } } },
  'secret in the environment': { job: { env: { A: '1', B: '2', API_KEY: 'x' } } },
  'another secret': { job: { env: { A: '1', B: '2', API_KEY: 'y' } } },
  argument: { job: { args: { n: '3', m: '5' } } },
  mode: { job: { mode: 'entry' } },
  'time limit': { job: { timeoutMs: 2000 } },
  'memory limit': { job: { memoryMb: 100 } },
  network: { job: { network: false } },
  platform: { job: { platform: { kind: 'processing', inputs: {}, outputs: {}, packed: {} } } },
  outputs: { job: { outputs: { another: '/tmp/another' } } },
  command: { job: { command: ['node', 'step.js'] } },
  runner: { runner: 'process' },
  'version of the interpreter': {
    surroundings: { ...surroundings, python: { path: '/usr/bin/python3', version: '3.12.1' } },
  },
  'version of a package': { surroundings: { ...surroundings, packages: ['pandas 3.0'] } },
}

test('each ingredient changes the key, and no two of them in the same way', () => {
  const keys = new Keys()
  const all = [keys.of(), ...Object.values(ingredients).map((changes) => keys.of(changes))]
  expect(new Set(all).size).toBe(Object.keys(ingredients).length + 1)
})

test('neither the workspace nor the times of files change it', () => {
  const keys = new Keys()
  const touched = keys.of({ place: (job) => utimesSync(inputFile(job), 1, 1) })
  expect(touched).toBe(keys.of())
})

test('where a contract is written does not change it', () => {
  const keys = new Keys()
  const at = { file: 'a.yaml', line: 3, column: 1 }
  const plain = contractOf(keys.cached.script)
  expect(keys.of({ contract: { ...plain, at, file: 'a.yaml' } })).toBe(keys.of({ contract: plain }))
})

const backwards = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).toReversed())

const sorted = (values: Record<string, string>): string =>
  JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))

test('the order of keys does not change it, and every changed value does', () => {
  const keys = new Keys()
  const record = fc.dictionary(fc.stringMatching(/^[A-Za-z_]{1,8}$/), fc.string({ maxLength: 5 }), {
    minKeys: 1,
    maxKeys: 6,
  })
  let examples = 0
  const property = fc.property(record, record, fc.nat(), (env, args, index) => {
    examples += 1
    const key = keys.of({ job: { env, args } })
    expect(keys.of({ job: { env: backwards(env), args: backwards(args) } })).toBe(key)
    const names = Object.keys(env)
    const name = names[index % names.length] ?? ''
    expect(keys.of({ job: { env: { ...env, [name]: `${env[name]}x` }, args } })).not.toBe(key)
    expect(keys.of({ job: { env: args, args: env } }) === key).toBe(sorted(env) === sorted(args))
  })
  fc.assert(property, { numRuns: 60, seed: 7 })
  expect(examples).toBe(60)
})

test('a secret enters as what only this cache makes of it', () => {
  const [one, two] = [new Keys(), new Keys()]
  const job = { env: { API_KEY: 'swordfish' } }
  const of = ({ cached }: Keys): unknown =>
    ingredientsOf({
      job: cached.job(job),
      contract: cached.contract,
      runner: 'python',
      surroundings,
      folder: cached.folder,
    })?.env
  expect(JSON.stringify(of(one))).not.toContain('swordfish')
  expect(of(one)).toEqual(of(one))
  expect(of(one)).not.toEqual(of(two))
})
