import { dirname, resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import { readPipeline } from './load.ts'
import { configurationPath } from './pipeline/read/document.ts'
import { isFile } from './shared/files.ts'
import { manifestFor } from './shared/manifest.ts'
import { settingsFile } from './shared/settings/file.ts'
import { parseYaml } from './shared/yaml.ts'

/** The file itself of `orders.step.yaml#training`. */
const withoutChoice = (path: unknown): unknown => (typeof path === 'string' ? path.replace(/#[^#/]*$/, '') : path)

const choosing = (paths: unknown[]): unknown[] => [...paths, ...paths.map(withoutChoice)]

/** The files that a pipeline names or finds, and those that its contracts name, as far as they can be read. */
export function dependenciesOf(file: string): string[] {
  const named = filesIn(file, ({ steps }) =>
    choosing(Object.values(steps ?? {}).map((step) => (typeof step === 'string' ? step : step?.contract))),
  )
  const found = foundFor(file)
  const contracts = [...named, ...found]
  const scripts = contracts.flatMap(namedByContract)
  const cases = filesIn(file, (written) => Object.values(written.cases ?? {}))
  const manifests = [file, ...contracts, ...scripts, ...cases]
    .filter(namesData)
    .map((each) => manifestFor(dirname(each)))
  const graphs = filesIn(file, ({ dag, config }) => [withoutChoice(dag), config])
  const beside = configurationPath(file) ?? []
  const settings = settingsFile(dirname(file)) ?? []
  return [
    ...new Set([...contracts, ...scripts, ...cases, ...graphs, beside, settings, manifests.filter(isFile)].flat(2)),
  ].filter((path) => path !== file)
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

/** The files that a pipeline or a contract needs; of any other document there are none. */
export const filesNeededBy = (file: string): string[] => [
  ...new Set([...dependenciesOf(file), ...namedByContract(file)]),
]

/** The contracts of a pipeline, also those that are found by the names of its nodes, and their scripts. */
function foundFor(file: string): string[] {
  try {
    const { steps, outside } = readPipeline(file)
    const others = Object.values(outside).flatMap(({ contract }) => contract?.file ?? [])
    const theirs = Object.values(steps).flatMap(({ contract }) => [contract.file ?? contract.script, contract.script])
    return [...theirs, ...others]
      .map(withoutChoice)
      .filter((path): path is string => typeof path === 'string' && isFile(path))
  } catch {
    // told about by the tests of the pipeline
    return []
  }
}

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
