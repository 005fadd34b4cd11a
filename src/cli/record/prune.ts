import { counted, RunsView } from 'pipeproof/kit'
import { durationMs } from '../cacheTable.ts'
import { parsed, wholeNumber, wrongUse, type DataCommand } from '../data/command.ts'

const dayMs = 86_400_000

function ageOf(text: string | undefined): number | undefined {
  const ms = text === undefined ? undefined : durationMs(text)
  if (text !== undefined && ms === undefined) throw wrongUse(`\`--older-than ${text}\``, ['--older-than 7d'])
  return ms
}

/** Fewer test runs. */
export const prune: DataCommand = {
  usage: 'prune [--keep N] [--older-than 7d]',
  summary: 'Removes what old test runs left; never of one that goes on, or ended within the last hour.',
  details: `  --keep N          the N newest stay: 10, unless told
  --older-than 7d   none that is older stays: 30d, unless told

Test runs in which a test failed stay among twice as many, and twice as long.
`,
  run(args) {
    const { values } = parsed(args, {
      options: { keep: { type: 'string' }, 'older-than': { type: 'string' } },
      usage: 'pipeproof record prune [--keep N] [--older-than 7d]',
      takes: [0, 0],
    })
    const [keep, age] = [wholeNumber(values.keep, '--keep'), ageOf(values['older-than'])]
    const retention = { ...(keep !== undefined && { keep }), ...(age !== undefined && { days: age / dayMs }) }
    const gone = new RunsView(process.cwd()).prune(retention)
    process.stdout.write(gone === 0 ? 'nothing to remove\n' : `removed ${counted(gone, 'test run')}\n`)
    return 0
  },
}
