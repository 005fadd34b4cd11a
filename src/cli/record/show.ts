import { readRecord, RunsView } from 'pipeproof/kit'
import { parsed, printJson, type DataCommand } from '../data/command.ts'
import { isGood, recordText } from '../recordText.ts'

/** What a test run was. */
export const show: DataCommand = {
  usage: 'show [RUN | FILE] [--json]',
  summary: 'Tells what a test run was: verdicts, where it took place, its steps, and what failed; exit code 1 then.',
  details:
    '  RUN | FILE   a name of `record list`, or a file; the last one, unless told\n  --json       the record itself\n',
  run(args) {
    const { values, positionals } = parsed(args, {
      options: { json: { type: 'boolean' } },
      usage: 'pipeproof record show [RUN | FILE] [--json]',
      takes: [0, 1],
    })
    const record = readRecord(new RunsView(process.cwd()).fileOf(positionals[0]))
    if (values.json) printJson(record)
    else process.stdout.write(recordText(record))
    return isGood(record) ? 0 : 1
  },
}
