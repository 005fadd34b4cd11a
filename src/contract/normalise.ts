import { basename, dirname, posix, resolve } from 'node:path'
import type { Contract, Dataset, Port, Warning } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { casesOf } from '../shared/cases.ts'
import { checkCases } from '../shared/checkCases.ts'
import { checkExpectation } from '../shared/checkExpectation.ts'
import { standingOf } from '../shared/expectation.ts'
import { schemaCheck } from '../shared/schema.ts'
import { settledFor } from '../shared/settings/settings.ts'
import { withChecks } from './checks.ts'
import { commandOf } from './command.ts'
import schema from './contract.schema.json' with { type: 'json' }
import { datasetOf } from './dataset.ts'
import { declaredDatasets } from './declared.ts'
import { demandVariables } from './environment.ts'
import { modeOf } from './mode.ts'
import { demandReferences } from './references.ts'
import { relationsOf } from './relations.ts'
import type { Setting } from './setting.ts'
import { variableOf } from './variable.ts'
import { usedIn } from './uses.ts'
import { versionsOf } from './versions.ts'
import { volumesOf } from './volumes.ts'
import type { WrittenContract, WrittenPort } from './written.ts'

const checkList = schemaCheck({ definitions: schema.definitions, ...schema.definitions.cases }, 'the cases')

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
    const { required = true, aliases = [], merge = false, path } = port
    const datasets = datasetsOf(port, { vars, doc, warnings, path: [side, name] })
    const at = doc.atKey([side, name])
    const more = { ...(merge && { merge }), ...(path !== undefined && { path: tidy(path) }) }
    return { name, required, aliases, datasets, ...more, at }
  })
}

function mapEntries<T, U>(record: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}

/** Adds what stands in a contract about its ports, once they are known. */
function withPorts(contract: Contract, written: WrittenContract, doc: SourceDocument): Contract {
  const { checks, cases, expect, relations, volumes, versions } = written
  const listed = cases === undefined ? undefined : casesOf(cases, { doc, path: ['cases'], check: checkList })
  checkCases(contract, listed ?? [])
  const standing = expect && standingOf(expect, { doc, path: ['expect'] })
  checkExpectation(contract, standing ?? {}, doc.atKey(['expect']))
  return {
    ...withChecks(contract, checks, doc),
    ...(listed && { cases: listed }),
    ...(standing && { expect: standing }),
    ...(relations && { relations: relationsOf(relations, contract, doc) }),
    ...(volumes && { volumes: volumesOf(volumes, contract, doc) }),
    ...(versions && { versions: versionsOf(versions, contract, doc) }),
  }
}

/** Fills in what a written contract leaves out; paths resolve from its file. */
export function normalise(written: WrittenContract, doc: SourceDocument): Contract {
  const { name, env = {}, args = {}, limits, platform, image, rejects, uses, kinds } = written
  const warnings: Warning[] = []
  // the schema demands one of the two
  const { script, command } = written.command
    ? commandOf(written.command.map(String), written, doc)
    : { script: resolve(dirname(doc.file), written.script ?? '') }
  const contract: Contract = {
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
    limits: { memoryMb: undefined, ...settledFor(dirname(doc.file)).limits, ...limits },
    ...(rejects && { rejects }),
    ...(kinds && { kinds }),
    ...(uses && { uses: uses.map((glob, index) => usedIn(glob, { doc, path: ['uses', index] })) }),
    warnings,
    at: doc.atKey([command ? 'command' : 'script']),
  }
  const declared = declaredDatasets(contract, written)
  demandVariables(contract, declared, doc)
  demandReferences(contract, declared, doc)
  return withPorts(contract, written, doc)
}
