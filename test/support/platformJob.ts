import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Contract } from '../../src/model/contract.ts'
import type { Job } from '../../src/model/job.ts'
import { platformOf } from '../../src/run/platform/layout.ts'
import { portFolder } from '../../src/run/platform/ports.ts'
import { contract, port } from './declared.ts'
import { folder } from './folder.ts'

export const scriptNamed = (name: string): string => resolve(import.meta.dirname, '../fixtures/scripts', `${name}.py`)

const raw = { 'raw/data.csv': 'id\n1\n' }

/** A contract of a script of the fixtures: one input `raw`, one output `copy`, unless said otherwise. */
export const contractOf = (script: string, more: Partial<Contract> = {}): Contract =>
  contract([port('raw')], [port('copy')], { script: scriptNamed(script), mode: 'entry', ...more })

interface Given {
  files?: Record<string, string>
  more?: Partial<Job>
}

/** A job of a contract, with files in its inputs, by `port/file`. */
export function platformJob(declared: Contract, { files = raw, more = {} }: Given = {}): Job {
  const workspace = folder()
  const platform = platformOf(declared)
  const at = (side: 'inputs' | 'outputs', name: string): string => portFolder({ workspace, platform }, side, name)
  for (const [name, text] of Object.entries(files)) {
    const [input = '', ...rest] = name.split('/')
    const path = join(at('inputs', input), ...rest)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const folders = (side: 'inputs' | 'outputs'): Record<string, string> =>
    Object.fromEntries(Object.keys(declared[side]).map((name) => [name, at(side, name)]))
  return {
    script: declared.script,
    mode: declared.mode,
    workspace,
    inputs: folders('inputs'),
    outputs: folders('outputs'),
    env: {},
    args: {},
    timeoutMs: 20_000,
    memoryMb: undefined,
    platform,
    python: undefined,
    secrets: [],
    ...more,
  }
}
