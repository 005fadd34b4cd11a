import { posix } from 'node:path'
import type { FileNote, Look, LookNote, MountNote, OptionNote, PathNote, ReadNote } from '../../model/look.ts'
import type { WrittenContract, WrittenPort, WrittenValue, WrittenVariable } from '../written.ts'

/** What the text of a script tells of its contract. */
export interface InferredScript extends Pick<WrittenContract, 'mode' | 'env' | 'args'> {
  inputs: Record<string, WrittenPort>
  outputs: Record<string, WrittenPort>
  /** What there is to say at a place of the contract. */
  remarks: Record<string, string>
}

interface Text {
  mode: 'call' | 'entry'
  notes: LookNote[]
}

const unknownFiles = 'the script does not say which: write them'

const standing =
  /^(PATH|HOME|TMPDIR|TZ|LANG|PWD|USER|LC_\w+|PYTHON\w+|OMP_\w+|MKL_\w+|CUDA_\w+|SM_\w+|TRAINING_JOB_\w+)$/

const running = ({ notes }: Text): LookNote[] => notes.filter(({ phase }) => phase !== 'guard')

const isRead = (note: LookNote): note is ReadNote => note.what === 'read'

/** A name is asked for, and no other way through the script does without it. */
const isDemanded = (reads: ReadNote[]): boolean =>
  reads.some(({ sure }) => sure) && reads.every(({ how }) => how === 'demanded')

/** On some way through the script its lack is an error. */
const isMissed = (reads: ReadNote[]): boolean => reads.every(({ how }) => how === 'demanded')

function namesOf(reads: ReadNote[]): Map<string, ReadNote[]> {
  const byName = new Map<string, ReadNote[]>()
  for (const note of reads) byName.set(note.name, [...(byName.get(note.name) ?? []), note])
  return byName
}

/** The files that a script speaks of below a port; where it names none, they may be any. */
function filesOf(files: FileNote[]): { port: WrittenPort; isGuess: boolean } {
  const named = [...new Set(files.filter(({ path, open }) => path !== '' && !open).map(({ path }) => path))].filter(
    (path) => /[^/]\.\w+$/.test(path),
  )
  const [only, second] = named
  if (only === undefined) return { port: { files: '**' }, isGuess: true }
  if (second === undefined) return { port: { files: only }, isGuess: false }
  const datasets = named.map((path) => [posix.basename(path).replace(/\W+/g, '_'), { files: path }])
  return { port: { datasets: Object.fromEntries(datasets) }, isGuess: false }
}

function portsOf(
  side: 'input' | 'output',
  text: Text,
): { ports: Record<string, WrittenPort>; remarks: Record<string, string> } {
  const reads = running(text)
    .filter(isRead)
    .filter(({ kind }) => kind === side)
  const [ports, remarks]: [Record<string, WrittenPort>, Record<string, string>] = [{}, {}]
  for (const [name, all] of namesOf(reads)) {
    const files = running(text).filter(
      (note): note is FileNote => note.what === 'file' && note.kind === side && note.name === name,
    )
    const mount = text.notes.find(
      (note): note is MountNote => note.what === 'mount' && note.kind === side && note.name === name,
    )
    const { port, isGuess } = filesOf(files)
    const isOptional = side === 'input' && !isDemanded(all)
    ports[name] = { ...(mount && !mount.open && { path: mount.path }), ...(isOptional && { required: false }), ...port }
    if (isGuess) remarks[`${side}s.${name}.files`] = unknownFiles
  }
  return { ports, remarks }
}

const folder =
  /^\/opt\/ml\/(?:processing\/(?:(?<side>input|output)\/)?|input\/data\/)(?<name>[\w-]+)(?:\/(?<rest>.+))?$/

/** What is below the folders of ports and belongs to the platform. */
const reserved = new Set(['code', 'config', 'input', 'output'])

interface Found {
  side: 'inputs' | 'outputs'
  name: string
  path?: string
  file?: string | undefined
}

function portAt({ text, writes, open }: PathNote): Found[] {
  if (/^\/opt\/ml\/model(\/|$)/.test(text)) return [{ side: 'outputs', name: 'model', file: 'model.tar.gz' }]
  const { side, name, rest } = folder.exec(text)?.groups ?? {}
  if (name === undefined || reserved.has(name)) return []
  const file = rest !== undefined && /\.\w+$/.test(rest) && !(open && !/[*?]/.test(rest)) ? rest : undefined
  if (side !== undefined || text.startsWith('/opt/ml/input'))
    return [{ side: side === 'output' ? 'outputs' : 'inputs', name, file }]
  return [{ side: writes ? 'outputs' : 'inputs', name, path: `/opt/ml/processing/${name}`, file }]
}

function portIn({ name }: ReadNote): Found[] {
  if (name === 'SM_MODEL_DIR') return [{ side: 'outputs', name: 'model', file: 'model.tar.gz' }]
  return name.startsWith('SM_CHANNEL_')
    ? [{ side: 'inputs', name: name.slice('SM_CHANNEL_'.length).toLowerCase() }]
    : []
}

/** The ports of a program, told by its paths and by the variables of the platform. */
function portsOfProgram(notes: LookNote[]): Pick<InferredScript, 'inputs' | 'outputs' | 'remarks'> {
  const found = notes.flatMap((note) => (note.what === 'path' ? portAt(note) : isRead(note) ? portIn(note) : []))
  const told: Pick<InferredScript, 'inputs' | 'outputs' | 'remarks'> = { inputs: {}, outputs: {}, remarks: {} }
  for (const { side, name, path } of found) {
    const files = found.find((each) => each.side === side && each.name === name && each.file !== undefined)?.file
    told[side][name] = { ...(path !== undefined && { path }), files: files ?? '**' }
    if (files === undefined) told.remarks[`${side}.${name}.files`] = unknownFiles
  }
  return told
}

function variableOf(reads: ReadNote[]): WrittenValue | WrittenVariable {
  const standard = reads.find(({ default: value }) => value !== null)?.default
  if (standard !== undefined && standard !== null) return standard
  return { required: isMissed(reads) }
}

function environmentOf(text: Text): {
  env: Record<string, WrittenValue | WrittenVariable>
  remarks: Record<string, string>
} {
  const notes = text.mode === 'call' ? running(text) : text.notes
  const own = new Set(notes.flatMap((note) => (note.what === 'set' && note.kind === 'env' ? [note.name] : [])))
  const reads = notes
    .filter(isRead)
    .filter(({ kind, name }) => kind === 'env' && !own.has(name) && !standing.test(name))
  const names = [...namesOf(reads)]
  const missed = names.filter(([, all]) => isMissed(all))
  return {
    env: Object.fromEntries(names.map(([name, all]) => [name, variableOf(all)])),
    remarks: Object.fromEntries(missed.map(([name]) => [`env.${name}`, 'the script demands it: write an `example`'])),
  }
}

const plain = ({ names }: OptionNote): string =>
  (names.find((name) => name.startsWith('--')) ?? names[0] ?? '').replace(/^-+/, '')

function argumentsOf(text: Text): { args: Record<string, WrittenValue>; remarks: Record<string, string> } {
  const options = text.notes.filter((note): note is OptionNote => note.what === 'option')
  const asked = namesOf(
    running(text)
      .filter(isRead)
      .filter(({ kind }) => kind === 'arg'),
  )
  const names =
    text.mode === 'call'
      ? [...asked.keys()]
      : options.filter(({ default: value, required }) => required || value !== null).map(plain)
  const [args, remarks]: [Record<string, WrittenValue>, Record<string, string>] = [{}, {}]
  for (const name of names) {
    const option = options.find((each) => plain(each).replaceAll('-', '_') === name.replaceAll('-', '_'))
    const standard =
      option?.default ?? option?.choices?.[0] ?? asked.get(name)?.find(({ default: value }) => value !== null)?.default
    args[name] = standard ?? 'VALUE'
    if (standard === undefined || standard === null) remarks[`args.${name}`] = 'the script does not say: write a value'
  }
  return { args, remarks }
}

/** A contract as far as the text of a script tells it. */
export function fromScript({ notes = [] }: Look, mode: 'call' | 'entry'): InferredScript {
  const text = { mode, notes }
  const [args, env] = [argumentsOf(text), environmentOf(text)]
  const [inputs, outputs] = [portsOf('input', text), portsOf('output', text)]
  const called = { inputs: inputs.ports, outputs: outputs.ports, remarks: { ...inputs.remarks, ...outputs.remarks } }
  const ports = mode === 'entry' ? portsOfProgram(notes) : called
  return {
    mode,
    ...ports,
    env: env.env,
    args: args.args,
    remarks: { ...ports.remarks, ...env.remarks, ...args.remarks },
  }
}
