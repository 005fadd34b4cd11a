import { pipelinesIn, RunsView } from 'pipeproof/kit'
import { age, size, table } from '../cacheTable.ts'
import { parsed, printJson, type DataCommand } from '../data/command.ts'
import { verdictOf } from '../recordText.ts'

/** The test runs that are kept. */
export const list: DataCommand = {
  usage: 'list [--json]',
  summary: 'Lists the test runs whose records are kept, the last one first.',
  details: '  --json   one document of JSON: { runs: [{ id, file, pipelines, verdict, bytes }] }\n',
  run(args) {
    const { values } = parsed(args, {
      options: { json: { type: 'boolean' } },
      usage: 'pipeproof record list [--json]',
      takes: [0, 0],
    })
    const runs = new RunsView(process.cwd()).list().map(({ id, file, time, bytes, record }) => {
      const pipelines = record ? pipelinesIn(record).map(({ pipeline }) => pipeline) : []
      return { id, file, time, bytes, pipelines, verdict: record ? verdictOf(record) : 'can not be read' }
    })
    const rows = runs.map((run) => [run.id, age(run.time), run.pipelines.join(', '), run.verdict, size(run.bytes)])
    if (values.json) printJson({ runs: runs.map(({ time: _, ...run }) => run) })
    else if (rows.length === 0) process.stdout.write('no records are kept\n')
    else process.stdout.write(table([['run', 'ended', 'pipelines', 'tests', 'size'], ...rows]))
    return 0
  },
}
