import { PipeproofError } from 'pipeproof'

export interface CliCommand {
  usage: string
  summary: string
  /** What `--help` says, where that is more. */
  help?(args: string[]): string
  /** Gives the exit code. */
  run(args: string[]): number | Promise<number>
}

/** The one file that a command takes. */
export function oneFile(args: string[], usage: string): string {
  const [file, ...rest] = args
  const option = args.find((each) => each.startsWith('-'))
  if (file !== undefined && rest.length === 0 && option === undefined) return file
  const received = option === undefined ? `${args.length} files` : `option \`${option}\``
  throw new PipeproofError('wrongUse', { received, known: [usage], nearest: undefined })
}
