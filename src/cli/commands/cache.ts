import { PipeproofError } from 'pipeproof'
import { CacheView, nearest } from 'pipeproof/kit'
import { age, durationMs, size, table } from '../cacheTable.ts'
import type { CliCommand } from '../command.ts'

const options = ['--older-than', '--all']

function wrongUse(received: string, known: string[], name = ''): PipeproofError {
  return new PipeproofError('wrongUse', { received, known, nearest: nearest(name, known) })
}

const counted = (count: number): string => `${count} ${count === 1 ? 'result' : 'results'}`

function list(view: CacheView): string {
  const shown = view.list()
  if (shown.length === 0) return 'no results are kept\n'
  const rows = shown.map(({ step, state, bytes, usedAt }) => [step, state, size(bytes), age(usedAt)])
  const total = shown.reduce((sum, { bytes }) => sum + bytes, 0)
  return `${counted(shown.length)}, ${size(total)}\n\n${table([['step', 'state', 'size', 'used'], ...rows])}`
}

function clean(view: CacheView, [option, value, ...rest]: string[]): string {
  if (option === '--all' && value === undefined) return removed(view.cleanAll())
  if (option === undefined) return removed(view.clean())
  if (!options.includes(option)) throw wrongUse(`option \`${option}\``, options, option)
  const time = option === '--older-than' && rest.length === 0 ? durationMs(value ?? '') : undefined
  if (time === undefined)
    throw wrongUse(`\`${[option, value, ...rest].join(' ').trim()}\``, ['--older-than 7d', '--all'])
  return removed(view.clean(time))
}

const removed = ({ entries, bytes }: { entries: number; bytes: number }): string =>
  entries === 0 ? 'nothing to remove\n' : `removed ${counted(entries)}, ${size(bytes)}\n`

/** What can be done besides looking. */
const actions: Record<string, (view: CacheView, args: string[]) => string> = { clean }
const names = Object.keys(actions)

/** What is kept of earlier runs, and how to be rid of it. */
export const cache: CliCommand = {
  usage: `[${names.join(' | ')} [--older-than 7d | --all]]`,
  summary:
    'Lists the results of steps that are kept for later runs, or removes the old and damaged ones, or those that you say.',
  run([name, ...rest]) {
    const act = name === undefined ? list : Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!act) throw wrongUse(`\`${name}\``, names, name)
    process.stdout.write(act(new CacheView(process.cwd()), rest))
    return 0
  },
}
