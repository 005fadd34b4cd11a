import { mergeRecords, readRecord, writeRecord } from 'pipeproof/kit'
import { resolve } from 'node:path'
import { parsed, printJson, wrongUse, type DataCommand } from '../data/command.ts'
import { verdictOf } from '../recordText.ts'

const usage = 'pipeproof record merge FILE... -o FILE'

/** Records of shards as one. */
export const merge: DataCommand = {
  usage: 'merge FILE... [-o FILE]',
  summary: 'Makes one record out of those of shards, or of runs with other filters: equal tests and runs once.',
  details: `  FILE...       records of the same or of other pipelines; of two answers to one test the later counts
  -o, --out     where to write it; printed, unless told

  ${usage.replace('FILE... -o FILE', 'shard-1/record.json shard-2/record.json -o all.json')}
`,
  run(args) {
    const { values, positionals } = parsed(args, {
      options: { out: { type: 'string', short: 'o' } },
      usage,
      takes: [0, Infinity],
    })
    const [first, ...others] = positionals.map((file) => readRecord(resolve(file)))
    if (!first) throw wrongUse('`record merge` without files', [usage])
    const merged = mergeRecords([first, ...others])
    if (values.out === undefined) printJson(merged)
    else {
      writeRecord(resolve(values.out), merged)
      process.stdout.write(`${values.out}: ${verdictOf(merged)}\n`)
    }
    return 0
  },
}
