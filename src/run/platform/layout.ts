import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract, Port } from '../../model/contract.ts'
import type { Platform, PlatformKind } from '../../model/job.ts'

/** What the platform shows its folders below. */
export const root = '/opt/ml'

const ofTraining = /^\/opt\/ml\/(input\/data|model|output\/data)(\/|$)/
const mention = /\/opt\/ml\b/
const saysTraining = /\/opt\/ml\/(input\/|model\b|output\/data)|\bSM_(CHANNEL|MODEL_DIR|OUTPUT_DATA_DIR)/
const saysProcessing = /\/opt\/ml\/processing\b/

const portsOf = ({ inputs, outputs }: Contract): Port[] => [...Object.values(inputs), ...Object.values(outputs)]

function kindOf(contract: Contract): PlatformKind {
  if (contract.platform) return contract.platform
  const paths = portsOf(contract).flatMap(({ path }) => (path === undefined ? [] : [path]))
  if (paths.length > 0) return paths.some((path) => ofTraining.test(path)) ? 'training' : 'processing'
  const text = textOf(contract.script)
  return saysTraining.test(text) && !saysProcessing.test(text) ? 'training' : 'processing'
}

function textOf(script: string): string {
  try {
    return readFileSync(script, 'utf8')
  } catch {
    // the run will say that it can not be read
    return ''
  }
}

/** A script that is called with its folders needs `/opt/ml` only if somebody speaks of it. */
function isWanted(contract: Contract): boolean {
  if ((contract.mode === 'entry' && !contract.command) || contract.platform) return true
  return portsOf(contract).some(({ path }) => path !== undefined) || mention.test(textOf(contract.script))
}

const filesOf = ({ datasets }: Port): string[] => Object.values(datasets).flatMap(({ patterns }) => patterns)

const isModel = (port: Port): boolean => /model/i.test(port.name) || filesOf(port).includes('model.tar.gz')

const inputPath = (kind: PlatformKind, { name, path }: Port): string =>
  path ?? (kind === 'training' ? `${root}/input/data/${name}` : `${root}/processing/input/${name}`)

function outputPath(kind: PlatformKind, port: Port): string {
  if (port.path !== undefined) return port.path
  if (kind === 'processing') return `${root}/processing/output/${port.name}`
  return isModel(port) ? `${root}/model` : `${root}/output/data`
}

/** What the platform makes of the folders of a training. */
export const archives: Record<string, string> = {
  [`${root}/model`]: 'model.tar.gz',
  [`${root}/output/data`]: 'output.tar.gz',
}

/** The archive that the next step gets of a training output, if the contract knows of it. */
function archiveOf(kind: PlatformKind, port: Port): string | undefined {
  const name = kind === 'training' ? archives[outputPath(kind, port)] : undefined
  return name !== undefined && filesOf(port).includes(name) ? name : undefined
}

function mapPorts(ports: Record<string, Port>, change: (port: Port) => string | undefined): Record<string, string> {
  const changed = Object.values(ports).map((port) => [port.name, change(port)])
  return Object.fromEntries(changed.filter(([, value]) => value !== undefined))
}

/** Where the platform shows the ports of a contract; undefined where its script asks for no platform. */
export function platformOf(contract: Contract): Platform | undefined {
  if (!isWanted(contract)) return undefined
  const kind = kindOf(contract)
  return {
    kind,
    inputs: mapPorts(contract.inputs, (port) => inputPath(kind, port)),
    outputs: mapPorts(contract.outputs, (port) => outputPath(kind, port)),
    packed: mapPorts(contract.outputs, (port) => archiveOf(kind, port)),
  }
}

/** The folder below a workspace that is shown at a path; undefined for a path that is not shown. */
export const folderAt = (workspace: string, path: string): string | undefined =>
  path.startsWith(`${root}/`) ? join(workspace, 'ml', path.slice(root.length + 1)) : undefined
