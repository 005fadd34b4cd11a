import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PipeproofError } from '../../errors.ts'
import type { Location } from '../../model/location.ts'
import { askSync } from '../../process/askSync.ts'
import { chosenPython, type PythonChoice } from '../../process/python.ts'
import { nearest } from '../../shared/nearest.ts'
import type { SourceDocument } from '../../shared/yaml.ts'
import { counted, oneOf } from '../../shared/words.ts'
import type { PipelineReader, PipelineReading } from './reader.ts'

interface Graph {
  /** The variable that holds it, or the function that gives it. */
  name: string
  line: number
  nodes: [name: string, line: number][]
  edges: [from: string, to: string, line: number][]
  /** What it is given beyond these. */
  lost: [name: string, line: number][]
}

interface Failure {
  reason: string
  line: number
  column: number
  /** The module that is not there. */
  missing?: string | null
}

interface Answer {
  graphs?: Graph[]
  /** Functions that give a graph, and what they ask for. */
  wanting?: [name: string, parameters: string[]][]
  error?: Failure
}

/** The Python side; in the package it lies beside the bundle. */
const program = fileURLToPath(new URL('./dag.py', import.meta.url))
const limitMs = 10_000
/** A set has the same order each time. */
const env = { PYTHONHASHSEED: '0' }
const known = new Map<string, Answer>()

/** What a file builds; the same text is run once. */
function answerOf(file: string, text: string, { command, from }: PythonChoice): Answer {
  const key = JSON.stringify([command, file, text])
  const found = known.get(key)
  if (found) return found
  const asked = askSync({ file: command, args: ['-s', '-B', program, file], env, input: text, timeoutMs: limitMs })
  if (!asked.ok && asked.text.startsWith('no end')) return { error: { reason: asked.text, line: 1, column: 1 } }
  if (!asked.ok)
    throw new PipeproofError(
      'noPython',
      { tried: command, from, reason: asked.text },
      { at: { file, line: 1, column: 1 } },
    )
  const ended = { error: { reason: 'it ended the interpreter', line: 1, column: 1 } }
  // printed by our own program, unless the file ended it
  const answer = asked.text === '' ? ended : (JSON.parse(asked.text) as Answer)
  known.set(key, answer)
  return answer
}

function failed({ reason, line, column, missing }: Failure, file: string, { command, from }: PythonChoice): never {
  const advice = missing ? `install \`${missing}\` for \`${command}\` (from ${from})` : 'mend it at this place'
  const facts = {
    received: `end of Python (${reason})`,
    place: 'the file',
    expected: 'one that builds a graph',
    advice,
  }
  throw new PipeproofError('wrongValue', facts, { at: { file, line, column } })
}

function chosen({ graphs = [], wanting = [] }: Answer, named: string | undefined, at: Location): Graph {
  const names = graphs.map(({ name }) => name)
  const [only] = graphs
  const found = named === undefined ? only : graphs.find(({ name }) => name === named)
  if (found && (named !== undefined || graphs.length === 1)) return found
  const wants = wanting.map(([name, parameters]) => `\`${name}\` wants ${oneOf(parameters)}`)
  const advice =
    names.length > 0
      ? `write \`#${nearest(named ?? '', names) ?? names[0]}\` behind the path`
      : (wants[0] ?? 'give it a function such as `create_dag()` that returns one')
  const received = named === undefined ? counted(graphs.length, 'graph') : `graph \`${named}\``
  const expected = names.length > 0 ? `one of ${oneOf(names)}` : 'one `PipelineDAG`'
  throw new PipeproofError('wrongValue', { received, place: 'the file', expected, advice }, { at })
}

function read({ file, value, at }: SourceDocument, named?: string): PipelineReading {
  const python = chosenPython(undefined, dirname(file))
  const answer = answerOf(file, String(value), python)
  if (answer.error) failed(answer.error, file, python)
  const graph = chosen(answer, named, at([]))
  if (graph.nodes.length === 0) {
    const facts = { received: `\`${graph.name}\` without nodes`, place: 'the file', expected: 'at least one' }
    throw new PipeproofError('wrongValue', { ...facts, advice: 'add it' }, { at: { ...at([]), line: graph.line } })
  }
  const place = (line: number): Location => ({ file, line, column: 1 })
  return {
    nodes: graph.nodes.map(([name, line]) => ({ name, env: {}, args: {}, at: place(line) })),
    edges: graph.edges.map(([from, to, line]) => ({
      from: { step: from },
      to: { step: to },
      kind: 'data',
      at: place(line),
    })),
    warnings: graph.lost.map(([name, line]) => ({
      message: `\`${name}\` of \`${graph.name}\` is not kept: a graph has nodes and edges`,
      at: place(line),
    })),
  }
}

const recognises = ({ file }: SourceDocument): boolean => file.endsWith('.py')

export const python: PipelineReader = { title: 'a Python file that builds a `PipelineDAG`', recognises, read }
