import { PipeproofError } from 'pipeproof'

export interface CliCommand {
  usage: string
  summary: string
  /** Gives the exit code. */
  run(args: string[]): number | Promise<number>
}

/** The one file that a command takes. */
export function oneFile(args: string[], usage: string): string {
  const [file, ...rest] = args
  if (file !== undefined && rest.length === 0) return file
  throw new PipeproofError('wrongUse', { received: `${args.length} files`, known: [usage], nearest: undefined })
}
