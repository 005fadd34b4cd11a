import type { Column, Dataset, Port } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import { namesOf } from './names.ts'

/** Words that say nothing of what is in a port. */
const empty = new Set([
  'in',
  'input',
  'inputs',
  'out',
  'output',
  'outputs',
  'path',
  'dir',
  'folder',
  'file',
  'files',
  'data',
  'uri',
  's3',
])

function wordsOf(name: string): Set<string> {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const telling = words.filter((word) => !empty.has(word))
  return new Set(telling.length > 0 ? telling : words)
}

/** The share of the words that both names have. */
function likeName(one: string, other: string): number {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  const both = [...words].filter((word) => others.has(word)).length
  return (2 * both) / (words.size + others.size)
}

const widens = (given: Column, needed: Column): boolean =>
  given.type === undefined ||
  needed.type === undefined ||
  given.type === needed.type ||
  needed.type === 'string' ||
  (given.type === 'integer' && needed.type === 'number') ||
  (given.type === 'date' && needed.type === 'timestamp')

const endingOf = ({ format, files }: Dataset): string => format ?? /\.[^/*]+$/.exec(files)?.[0] ?? ''

/** The share of the needed columns that are there; of opaque files, whether they may be of one kind. */
function likeDataset(given: Dataset, needed: Dataset): number {
  const { columns } = given
  if (!columns || !needed.columns) return endingOf(given) === endingOf(needed) ? 1 : 0
  const wanted = Object.entries(needed.columns).filter(([, { optional }]) => !optional)
  const found = wanted.filter(([name, column]) => {
    const promised = own(columns, name)
    return promised !== undefined && widens(promised, column)
  })
  return wanted.length === 0 ? 1 : found.length / wanted.length
}

const share = (numbers: number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1)

const likeShape = (output: Port, input: Port): number =>
  share(
    Object.values(input.datasets).map((needed) =>
      Math.max(0, ...Object.values(output.datasets).map((given) => likeDataset(given, needed))),
    ),
  )

/** From 0 to 1: how likely an output is meant for an input, by their names and by what is in them. */
export function likeness(output: Port, input: Port): number {
  const shape = likeShape(output, input)
  const name = Math.max(...namesOf(output).flatMap((one) => namesOf(input).map((other) => likeName(one, other))))
  return shape === 0 ? 0 : 0.6 * name + 0.4 * shape
}
