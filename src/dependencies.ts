import { dirname, resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import { readContract, readPipeline } from './load.ts'
import { needsIn, type Needs } from './needs.ts'
import { configurationPath } from './pipeline/read/document.ts'
import { importedBy } from './run/python/imported.ts'
import { isFile } from './shared/files.ts'
import { manifestFor } from './shared/manifest.ts'
import { filesReadBy } from './shared/read.ts'
import { settingsFile } from './shared/settings/file.ts'
import { parseYaml } from './shared/yaml.ts'

/** The file itself of `orders.step.yaml#training`. */
const withoutChoice = (path: unknown): unknown => (typeof path === 'string' ? path.replace(/#[^#/]*$/, '') : path)

const choosing = (paths: unknown[]): unknown[] => [...paths, ...paths.map(withoutChoice)]

/** The files that a pipeline names or finds, and those that its contracts name, as far as they can be read. */
function writtenIn(file: string): string[] {
  const named = filesIn(file, ({ steps }) =>
    choosing(Object.values(steps ?? {}).map((step) => (typeof step === 'string' ? step : step?.contract))),
  )
  const scripts = named.flatMap(namedByContract)
  const cases = filesIn(file, (written) => Object.values(written.cases ?? {}))
  const manifests = [file, ...named, ...scripts, ...cases].filter(namesData).map((each) => manifestFor(dirname(each)))
  const graphs = filesIn(file, ({ dag, config }) => [withoutChoice(dag), config])
  return [...named, ...scripts, ...cases, ...graphs, manifests.filter(isFile), namedByContract(file)].flat()
}

/** A file of ours whose cases or sources may be test data by its name. */
const namesData = (file: string): boolean =>
  /\.(ya?ml|json)$/.test(file) && isFile(file) && /\bdata"?:/.test(readFileSync(file, 'utf8'))

/** The files that a contract names itself. */
const namedByContract = (contract: string): string[] =>
  filesIn(contract, (written) =>
    [
      written.script,
      written.command,
      written.versions?.script,
      written.cases,
      schemasOf(written),
      textsIn(written.checks),
    ].flat(),
  )

/** A pipeline or a contract as it is loaded, and the files that were read for that. */
function loadedFrom(file: string): { value: unknown; read: string[] } {
  let value: unknown
  const read = filesReadBy(() => {
    for (const load of [readPipeline, readContract]) {
      try {
        value ??= load(file)
      } catch {
        // it may be the other, else its tests tell what is wrong
      }
    }
  })
  return { value, read }
}

/** What a loaded value needs, and the files that were read for it; helper modules are told from the texts of scripts. */
export function needsOfLoaded(value: unknown, read: string[]): Needs {
  const { files, ...others } = needsIn(value)
  const all = [...new Set([...read, ...files])].filter(isFile)
  const imported = all.filter((path) => path.endsWith('.py')).flatMap(importedBy)
  return { files: [...new Set([...all, ...imported])], ...others }
}

/** What a pipeline or a contract needs, as far as it can be read; any other document needs nothing. */
export function needsOf(file: string): Needs {
  const { value, read } = loadedFrom(file)
  // what can not be loaded is asked what it names
  const named = value === undefined ? writtenIn(file) : read
  const beside = [configurationPath(file) ?? [], settingsFile(dirname(file)) ?? []]
  const { files, ...others } = needsOfLoaded(value, [...named, ...beside.flat()])
  return { files: files.filter((path) => path !== file), ...others }
}

/** The files that a pipeline or a contract needs, of those that are there. */
export const filesNeededBy = (file: string): string[] => needsOf(file).files.filter(isFile)

interface Readable {
  dag?: unknown
  config?: unknown
  steps?: Record<string, string | { contract?: unknown } | null>
  script?: unknown
  command?: unknown
  versions?: { script?: unknown } | null
  cases?: object | string
  inputs?: Ports
  outputs?: Ports
  checks?: unknown
}

interface Described {
  schema?: unknown
  json?: unknown
}

type Ports = Record<string, (Described & { datasets?: Record<string, Described | null> }) | null>

/** The schemas of all ports and their documents, without the tables in them. */
function schemasOf({ inputs, outputs }: Readable): unknown[] {
  const ports = [inputs, outputs].flatMap((side) => Object.values(side ?? {}))
  const datasets = ports.flatMap((port) => [port, ...Object.values(port?.datasets ?? {})])
  const schemas = datasets
    .flatMap((dataset) => [dataset?.schema, dataset?.json])
    .filter((schema) => typeof schema === 'string')
  return schemas.map(withoutChoice)
}

/** All texts in the options of checks: some of them are paths. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function filesIn(file: string, names: (value: Readable) => unknown[]): string[] {
  try {
    // only what turns out to be text is used
    const value = (parseYaml(readFileSync(file, 'utf8'), file).value ?? {}) as Readable
    const paths = names(value).filter((name) => typeof name === 'string')
    return paths.map((path) => resolve(dirname(file), path)).filter(isFile)
  } catch {
    // a file that can not be read is told about by the test that needs it
    return []
  }
}
