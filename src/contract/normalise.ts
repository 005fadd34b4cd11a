import { basename, dirname, posix, resolve } from 'node:path'
import type { Contract, Dataset, Port, Warning } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { commandOf } from './command.ts'
import { datasetOf, type Setting } from './dataset.ts'
import { modeOf } from './mode.ts'
import { variableOf } from './variable.ts'
import type { WrittenContract, WrittenPort } from './written.ts'

const defaultTimeoutMs = 60_000

function datasetsOf({ datasets, files, ...rest }: WrittenPort, setting: Setting): Record<string, Dataset> {
  const [, name = ''] = setting.path
  if (!datasets) {
    // the schema demands `files` where there are no `datasets`
    return { [name]: datasetOf(name, { ...rest, files: files ?? '' }, setting) }
  }
  const path = (key: string): string[] => [...setting.path, 'datasets', key]
  return mapEntries(datasets, (dataset, key) => datasetOf(key, dataset, { ...setting, path: path(key) }))
}

/** One way to write a path, so that paths can be compared. */
const tidy = (path: string): string => posix.normalize(path).replace(/(?<=.)\/$/, '')

function portsOf(
  side: 'inputs' | 'outputs',
  written: WrittenContract,
  { doc, warnings }: Pick<Setting, 'doc' | 'warnings'>,
): Record<string, Port> {
  const { vars = {} } = written
  return mapEntries(written[side] ?? {}, (port, name) => {
    const { required = true, aliases = [], path } = port
    const datasets = datasetsOf(port, { vars, doc, warnings, path: [side, name] })
    const at = doc.atKey([side, name])
    return { name, required, aliases, datasets, ...(path !== undefined && { path: tidy(path) }), at }
  })
}

function mapEntries<T, U>(record: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}

/** Fills in what a written contract leaves out; paths resolve from its file. */
export function normalise(written: WrittenContract, doc: SourceDocument): Contract {
  const { name, env = {}, args = {}, limits, platform, image } = written
  const warnings: Warning[] = []
  // the schema demands one of the two
  const { script, command } = written.command
    ? commandOf(written.command.map(String), written, doc)
    : { script: resolve(dirname(doc.file), written.script ?? '') }
  return {
    name: name ?? basename(doc.file).replace(/\.(ya?ml|json|[cm]?[jt]s)$/, ''),
    file: doc.file,
    script,
    ...(command && { command }),
    ...(image !== undefined && { image }),
    mode: written.mode ?? (command ? 'entry' : modeOf(script)),
    ...(platform && { platform }),
    inputs: portsOf('inputs', written, { doc, warnings }),
    outputs: portsOf('outputs', written, { doc, warnings }),
    env: mapEntries(env, (value, key) => variableOf(key, value, doc)),
    args: mapEntries(args, String),
    limits: { timeoutMs: defaultTimeoutMs, memoryMb: undefined, ...limits },
    warnings,
    at: doc.atKey([command ? 'command' : 'script']),
  }
}
