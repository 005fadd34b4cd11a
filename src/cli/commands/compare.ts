import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { PipeproofError, atRevision, compareContracts, loadContract, type Change, type Contract } from 'pipeproof'
import { story } from 'pipeproof/kit'
import type { CliCommand } from '../command.ts'

const usage = 'CONTRACT.yaml [--against REVISION | --against FILE]'

function wanted(args: string[]): { path: string; against: string } {
  const [path, option = '--against', against = 'HEAD', ...rest] = args
  if (path !== undefined && !path.startsWith('-') && option === '--against' && args.length !== 2 && rest.length === 0)
    return { path: resolve(path), against }
  const received = args.length === 0 ? '0 files' : `\`${args.join(' ')}\``
  throw new PipeproofError('wrongUse', { received, known: [`pipeproof compare ${usage}`], nearest: undefined })
}

/** A file that is there is meant, else a revision of git. */
const earlier = (path: string, against: string): Contract =>
  existsSync(against) ? loadContract(resolve(against)) : atRevision(path, against, { from: path })

function lines({ side, place, what, breaks, isBreaking }: Change): string[] {
  const word = isBreaking ? 'breaking' : breaks.length > 0 ? breaks.join(' ') : 'compatible'
  return what.map((part) => `${word.padEnd(10)}  ${side.padEnd(11)}  ${place}: ${part}`)
}

/** What became of a contract, and whether those around it must change too. */
export const compare: CliCommand = {
  usage,
  summary:
    'Tells what changed in a contract since a revision of git (HEAD) or from a file; exit code 1 when it breaks others.',
  run(args) {
    const { path, against } = wanted(args)
    const now = loadContract(path)
    const { changes, isBreaking } = compareContracts(earlier(path, against), now)
    const broken = changes.filter((change) => change.isBreaking)
    const findings = broken.flatMap((change) => [...change.findings.backward, ...change.findings.forward])
    const told = changes.flatMap(lines)
    process.stdout.write(told.length > 0 ? `${told.join('\n')}\n` : `${now.name}: nothing changed\n`)
    if (findings.length > 0) process.stdout.write(`\n${story(findings)}\n`)
    return isBreaking ? 1 : 0
  },
}
