import { resolve } from 'node:path'
import { loadContract } from '../../src/contract/load.ts'
import type { Contract, Port } from '../../src/model/contract.ts'

const folder = resolve(import.meta.dirname, '../fixtures/contracts')

const portOf = ({ path, required, aliases, datasets, at }: Port): string =>
  [
    `${at?.line}:${at?.column}`,
    path,
    required ? '' : 'optional',
    Object.values(datasets).map(({ files }) => files),
    aliases,
  ]
    .flat()
    .filter(Boolean)
    .join(' ')

const mapped = <T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

/** A contract in short, its warnings as lines behind their places. */
export function toldOf({ name, script, platform, inputs, outputs, env, args, warnings }: Contract) {
  return {
    name,
    script: script.split('/').slice(-2).join('/'),
    platform,
    inputs: mapped(inputs, portOf),
    outputs: mapped(outputs, portOf),
    env: mapped(env, ({ required, default: standard }) => (required ? 'required' : standard)),
    args,
    warnings: warnings.map(({ message, at }) => `${at.line}:${at.column} ${message}`),
  }
}

/** A contract among the fixtures. */
export const contractFile = (named: string): unknown => toldOf(loadContract(resolve(folder, named)))
