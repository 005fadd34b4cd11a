import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Job, Platform } from '../../model/job.ts'
import { configFiles } from './config.ts'
import { folderAt, root } from './layout.ts'
import { deliveredFolder, portFolder } from './ports.ts'

const standard = {
  processing: ['config', 'output', 'processing/input', 'processing/output'],
  training: ['checkpoints', 'code', 'input/config', 'input/data', 'model', 'output/data', 'output/intermediate'],
}

/** Not part of what a script needs beside it, and large. */
const left = new Set(['.git', '.pipeproof', '.venv', 'node_modules', '__pycache__'])

/** The channels of a training: whatever lies where they are mounted. */
export function channelsIn(workspace: string): string[] {
  const entries = readdirSync(join(workspace, 'ml/input/data'), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}

/** A link for each file beside the script: what the script writes there does not land among the user's files. */
function linkCode({ script, workspace }: Job): void {
  const folder = dirname(script)
  for (const name of readdirSync(folder))
    if (!left.has(name)) symlinkSync(join(folder, name), join(workspace, 'ml/code', name))
}

function writeConfig(job: Job, platform: Platform): void {
  const channels = platform.kind === 'training' ? channelsIn(job.workspace) : []
  for (const [path, content] of Object.entries(configFiles(job, platform, channels)))
    writeFileSync(join(job.workspace, 'ml', path), JSON.stringify(content))
}

const link = (from: string, to: string): void => {
  mkdirSync(dirname(from), { recursive: true })
  if (!existsSync(from)) symlinkSync(relative(dirname(from), to), from)
}

/** `inputs/raw` and `outputs/model` lead to where the platform has them, for people who look. */
function linkPorts({ workspace }: Job, platform: Platform): void {
  for (const side of ['inputs', 'outputs'] as const)
    for (const [name, path] of Object.entries(platform[side])) {
      const packed = side === 'outputs' && platform.packed[name] !== undefined
      if (folderAt(workspace, path) && !packed)
        link(join(workspace, side, name), portFolder({ workspace, platform }, side, name))
    }
}

const make = (path: string): void => void mkdirSync(path, { recursive: true })

/** Makes the folder that a script sees as `/opt/ml`: also inputs that nothing feeds and all outputs exist there. */
export function openPlatform(job: Job): void {
  const { workspace, platform } = job
  if (!platform) return
  for (const path of standard[platform.kind]) make(join(workspace, 'ml', path))
  for (const side of ['inputs', 'outputs'] as const)
    for (const name of Object.keys(platform[side])) make(portFolder({ workspace, platform }, side, name))
  for (const name of Object.keys(platform.packed)) make(deliveredFolder({ workspace, platform }, name))
  if (platform.kind === 'training') linkCode(job)
  writeConfig(job, platform)
  linkPorts(job, platform)
}

/** The folder that a script starts in, as it sees it. */
export const startFolder = ({ platform, workspace }: Job): string =>
  platform?.kind === 'training' ? `${root}/code` : workspace

/** Takes away what must not be kept: the environment in files, and links to the user's own. */
export function closePlatform({ workspace, platform }: Job): void {
  if (!platform) return
  for (const path of ['.mount', 'ml/config', 'ml/input/config'])
    rmSync(join(workspace, path), { recursive: true, force: true })
  if (platform.kind !== 'training') return
  const code = join(workspace, 'ml/code')
  for (const name of readdirSync(code)) if (lstatSync(join(code, name)).isSymbolicLink()) rmSync(join(code, name))
}
