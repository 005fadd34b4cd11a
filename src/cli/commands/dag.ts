import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadPipeline, PipeproofError, type RunRecord } from 'pipeproof'
import { dagPicture, nearest, recordIn } from 'pipeproof/kit'
import { affectedText, criticalText, dagText, pathsText } from '../dagText.ts'
import { oneFile, type CliCommand } from '../command.ts'

const usage = 'PIPELINE | RECORD.json [--from STEP --to STEP | --affected STEP | --critical]'
const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  affected: { type: 'string' },
  critical: { type: 'boolean' },
} as const

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // a pipeline of YAML, or a file that its loader says more of
    return undefined
  }
}

const names = Object.keys(options).map((name) => `--${name}`)

function wrongUse(received: string, name = ''): PipeproofError {
  return new PipeproofError('wrongUse', { received, known: [`pipeproof dag ${usage}`], nearest: nearest(name, names) })
}

type Wanted = ReturnType<typeof parse>['values']

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    const odd = args.find((each) => each.startsWith('-') && !names.includes(each))
    throw wrongUse(odd === undefined ? 'option without its step' : `option \`${odd}\``, odd)
  }
}

/** The seconds that each step took, at worst. */
function secondsIn({ runs = [] }: RunRecord): Record<string, number> {
  const seconds = new Map<string, number>()
  for (const run of runs) seconds.set(run.step, Math.max(run.seconds, seconds.get(run.step) ?? 0))
  return Object.fromEntries(seconds)
}

const stepOf = (place: string): { step: string } => ({ step: place.split('.')[0] ?? place })

function ofRecord(record: RunRecord, wanted: Wanted): string {
  if (Object.keys(wanted).length === 0) return dagPicture(record)
  if (!wanted.critical) throw wrongUse('options of a pipeline for a record')
  const nodes = [...(record.outside ?? []), ...record.steps].map((name) => [name, { name }])
  const edges = record.edges.map(({ from, to }) => ({ from: stepOf(from), to: stepOf(to) }))
  return criticalText({ steps: {}, outside: Object.fromEntries(nodes), edges }, secondsIn(record))
}

function ofPipeline(file: string, { from, to, affected, critical }: Wanted): string {
  const pipeline = loadPipeline(file)
  if (from !== undefined && to !== undefined) return pathsText(pipeline, from, to)
  if (from !== undefined || to !== undefined)
    throw wrongUse(from === undefined ? '`--to` without `--from`' : '`--from` without `--to`')
  if (affected !== undefined) return affectedText(pipeline, affected)
  return critical ? criticalText(pipeline) : dagText(pipeline)
}

/** The graph of a pipeline in words; the picture of a run: which steps and edges kept their promises. */
export const dag: CliCommand = {
  usage,
  summary:
    'Tells the order, the ends and the edges of a pipeline, all paths between two steps, what a change of one affects, or the longest path; draws a record as SVG: red where a test failed.',
  run(args) {
    const { values, positionals } = parse(args)
    const file = resolve(oneFile(positionals, `pipeproof dag ${usage}`))
    const record = recordIn(read(file), file)
    process.stdout.write(record ? ofRecord(record, values) : ofPipeline(file, values))
    return 0
  },
}
