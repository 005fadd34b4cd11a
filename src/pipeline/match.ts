import type { Port } from '../model/contract.ts'
import { likeness } from './similarity.ts'
import { namesOf } from './names.ts'

/** An output and an input that are meant for each other, or may be. */
export interface Match {
  output: Port
  input: Port
}

export const pairsOf = (outputs: Port[], inputs: Port[]): Match[] =>
  outputs.flatMap((output) => inputs.map((input) => ({ output, input })))

const sameAlias = ({ output, input }: Match): boolean => namesOf(output).some((name) => namesOf(input).includes(name))

/** By equal names; what then is left, by aliases. */
export function byName(outputs: Port[], inputs: Port[]): Match[] {
  const all = pairsOf(outputs, inputs)
  const named = all.filter(({ output, input }) => output.name === input.name)
  const taken = new Set(named.flatMap(({ output, input }) => [output, input]))
  return [...named, ...all.filter((match) => !taken.has(match.output) && !taken.has(match.input) && sameAlias(match))]
}

const enough = 0.6
const near = 0.05

/** The pair that is most alike, with those that are about as much; none, where nothing is alike enough. */
export function closest(outputs: Port[], inputs: Port[]): Match[] {
  const rated = pairsOf(outputs, inputs).map((match) => ({ match, rate: likeness(match.output, match.input) }))
  const best = Math.max(...rated.map(({ rate }) => rate))
  if (best < enough) return []
  const likely = rated.filter(({ rate }) => rate >= best - near)
  return likely.toSorted((a, b) => b.rate - a.rate).map(({ match }) => match)
}
