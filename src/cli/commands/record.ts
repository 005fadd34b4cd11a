import type { CliCommand } from '../command.ts'
import { wrongUse, type DataCommand } from '../data/command.ts'
import { list } from '../record/list.ts'
import { merge } from '../record/merge.ts'
import { prune } from '../record/prune.ts'
import { show } from '../record/show.ts'

const actions: Record<string, DataCommand> = { list, show, merge, prune }
const names = Object.keys(actions)

const actionOf = (name: string | undefined): DataCommand | undefined =>
  name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined

/** What test runs have left. */
export const record: CliCommand = {
  usage: names.join(' | '),
  summary: 'Lists and shows the records of test runs, merges those of shards, and removes old ones.',
  help([name]) {
    const action = actionOf(name)
    if (action) return `pipeproof record ${action.usage}\n\n${action.summary}\n\n${action.details}`
    return Object.values(actions)
      .map(({ usage, summary }) => `pipeproof record ${usage}\n  ${summary}\n`)
      .join('\n')
  },
  run([name, ...args]) {
    const action = actionOf(name)
    if (action) return action.run(args)
    throw wrongUse(name === undefined ? '`record` alone' : `\`${name}\``, names, name)
  },
}
