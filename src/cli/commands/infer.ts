import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inferContract, PipeproofError } from 'pipeproof'
import { nearest } from 'pipeproof/kit'
import type { CliCommand } from '../command.ts'

const usage = 'SCRIPT.py|DATA [--input NAME=PATH] [--output NAME=PATH] [--write [FILE.yaml]]'
const options = ['--input', '--output', '--write']

function wrongUse(received: string, known: string[], name = ''): PipeproofError {
  return new PipeproofError('wrongUse', { received, known, nearest: nearest(name, known) })
}

interface Asked {
  subject: string
  inputs: Record<string, string>
  outputs: Record<string, string>
  /** The file to write; none where it goes to standard output. */
  file: string | undefined
}

/** `raw=data/raw`, from the working directory. */
function portOf(text: string, option: string): [string, string] {
  const [, name, path] = /^([\w-]+)=(.+)$/.exec(text) ?? []
  if (name === undefined || path === undefined)
    throw wrongUse(`\`${`${option} ${text}`.trim()}\``, [`${option} NAME=PATH`])
  return [name, resolve(path)]
}

/** The folder of contracts, if there is one, is where a contract will stand. */
function placeFor(subject: string): string {
  const name = `${basename(subject).replace(/\..*$/, '')}.yaml`
  return existsSync(resolve('contracts')) ? resolve('contracts', name) : resolve(name)
}

function askedBy(args: string[]): Asked {
  const { values, positionals, tokens } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      input: { type: 'string', multiple: true },
      output: { type: 'string', multiple: true },
      write: { type: 'boolean' },
    },
  })
  const unknown = tokens.find((token) => token.kind === 'option' && !options.includes(token.rawName))
  if (unknown?.kind === 'option') throw wrongUse(`option \`${unknown.rawName}\``, options, unknown.rawName)
  const [subject, file, ...rest] = positionals
  const writes = values.write === true
  if (subject === undefined || rest.length > 0 || (file !== undefined && !writes))
    throw wrongUse(`${positionals.length} files`, [`pipeproof infer ${usage}`])
  // without `strict` a value that was left out is `true`
  const ports = (key: 'input' | 'output'): Record<string, string> =>
    Object.fromEntries((values[key] ?? []).map((text) => portOf(text === true ? '' : String(text), `--${key}`)))
  return {
    subject,
    inputs: ports('input'),
    outputs: ports('output'),
    file: writes ? resolve(file ?? placeFor(subject)) : undefined,
  }
}

function demandFree(file: string): void {
  if (!existsSync(file)) return
  const facts = { received: 'file', place: `\`${file}\``, expected: 'none, so that no work of yours is lost' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'name another one, or remove it' })
}

function write(file: string, yaml: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, yaml)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PipeproofError('disk', { path: file, reason }, { cause })
  }
}

/** A first contract, out of what there is. */
export const infer: CliCommand = {
  usage,
  summary:
    'Makes a contract out of sample data and of what a script reads, and says in comments how sure each part is.',
  async run(args) {
    const { subject, inputs, outputs, file } = askedBy(args)
    if (file !== undefined) demandFree(file)
    const { yaml } = await inferContract(resolve(subject), { inputs, outputs, file: file ?? placeFor(subject) })
    if (file === undefined) process.stdout.write(yaml)
    else write(file, yaml)
    return 0
  },
}
