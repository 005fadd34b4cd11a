import type { CliCommand } from '../command.ts'
import { add } from '../data/add.ts'
import { check } from '../data/check.ts'
import { wrongUse, type DataCommand } from '../data/command.ts'
import { convert } from '../data/convert.ts'
import { discover } from '../data/discover.ts'
import { generate } from '../data/generate.ts'
import { list } from '../data/list.ts'

const actions: Record<string, DataCommand> = { list, add, check, convert, generate, discover }
const names = Object.keys(actions)

const actionOf = (name: string | undefined): DataCommand | undefined =>
  name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined

/** Test data by its names, and out of one form into another. */
export const data: CliCommand = {
  usage: names.join(' | '),
  summary: 'Names test data, tells whether it is what it was, converts and makes it.',
  help([name]) {
    const action = actionOf(name)
    if (action) return `pipeproof data ${action.usage}\n\n${action.summary}\n\n${action.details}`
    return Object.values(actions)
      .map(({ usage, summary }) => `pipeproof data ${usage}\n  ${summary}\n`)
      .join('\n')
  },
  run([name, ...args]) {
    const action = actionOf(name)
    if (action) return action.run(args)
    throw wrongUse(name === undefined ? '`data` alone' : `\`${name}\``, names, name)
  },
}
