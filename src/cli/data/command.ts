import { parseArgs, type ParseArgsConfig } from 'node:util'
import { PipeproofError, type Finding } from 'pipeproof'
import { nearest, story } from 'pipeproof/kit'
import type { CliCommand } from '../command.ts'

type Options = NonNullable<ParseArgsConfig['options']>

export interface DataCommand extends CliCommand {
  /** What `--help` says of each option, and an example. */
  details: string
}

export function wrongUse(received: string, known: string[], name = ''): PipeproofError {
  return new PipeproofError('wrongUse', { received, known, nearest: nearest(name, known) })
}

interface Grammar<O extends Options> {
  options: O
  usage: string
  /** How many things it takes beside options. */
  takes: [least: number, most: number]
}

/** What was asked for, or what the command does not know of it. */
export function parsed<const O extends Options>(
  args: string[],
  { options, usage, takes: [least, most] }: Grammar<O>,
): Pick<ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>, 'values' | 'positionals'> {
  const names = Object.keys(options).map((name) => `--${name}`)
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (positionals.length >= least && positionals.length <= most) return { values, positionals }
  } catch {
    const odd = args.find((each) => each.startsWith('-') && !names.includes(each.replace(/=.*/, '')))
    throw odd === undefined ? wrongUse('option without its value', [usage]) : wrongUse(`option \`${odd}\``, names, odd)
  }
  throw wrongUse(`\`${args.join(' ')}\``, [usage])
}

/** A whole number that an option says. */
export function wholeNumber(text: string | undefined, option: string): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text)
  throw wrongUse(`\`${option} ${text}\``, [`${option} 100`])
}

/** For machines: one document of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
}

/** What is worth knowing and no result. */
export function printNotes(notes: string[]): void {
  for (const note of notes) process.stderr.write(`note  ${note}\n`)
}

/** What became of files is told in a line; what a port does not take in full. */
export function printFindings(findings: Finding[]): void {
  const ofPorts = findings.filter(({ place }) => place.includes('.'))
  const lines = findings
    .filter(({ place }) => !place.includes('.'))
    .flatMap(({ severity, message, notes = [] }) => [
      `${severity === 'warning' ? 'warning  ' : ''}${message}`,
      ...notes.map((note) => `  ${note}`),
    ])
  const told = [...(lines.length > 0 ? [lines.join('\n')] : []), ...(ofPorts.length > 0 ? [story(ofPorts)] : [])]
  if (told.length > 0) process.stdout.write(`${told.join('\n\n')}\n`)
}
