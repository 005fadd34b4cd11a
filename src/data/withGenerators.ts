import type { Column, Contract, Dataset, Port } from '../model/contract.ts'
import type { DataSpec } from '../model/data.ts'
import type { Generator } from '../model/generator.ts'
import type { Pipeline } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { generatorNamed, generatorsOf, type Generators } from './generators.ts'

type Given = Generators | Record<string, string | Generator>

const mapValues = <T>(record: Record<string, T>, change: (value: T, key: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))

/** Gives columns what makes them, and remembers which of the given was of use. */
class Binding {
  readonly #given: Map<string, Generator>
  readonly #used = new Set<string>()
  readonly #known = new Set<string>()

  constructor(given: Given) {
    this.#given = new Map(Object.entries(generatorsOf(given)))
  }

  #find(names: string[]): Generator | undefined {
    const found = names.find((name) => this.#given.has(name))
    if (found === undefined) return undefined
    this.#used.add(found)
    return this.#given.get(found)
  }

  #column(name: string, column: Column, { place, at }: { place: string[]; at: Port['at'] }): Column {
    const [step = '', port = ''] = place
    const full = `${step}.${port}.${name}`
    const { generator } = column
    const told = generator === undefined ? [] : [generator]
    for (const each of [name, ...told]) this.#known.add(each)
    const found = this.#find([full, `${port}.${name}`, name, ...told])
    if (found) return { ...column, generator: found.name, madeBy: found }
    // what was given before stands
    if (generator === undefined || column.madeBy) return column
    return { ...column, madeBy: generatorNamed(generator, full, { others: [...this.#given.keys()], at }) }
  }

  port(step: string, port: Port): Port {
    const where = { place: [step, port.name], at: port.at }
    const dataset = (each: Dataset): Dataset =>
      each.columns
        ? { ...each, columns: mapValues(each.columns, (column, name) => this.#column(name, column, where)) }
        : each
    return { ...port, datasets: mapValues(port.datasets, dataset) }
  }

  contract(step: string, contract: Contract): Contract {
    return { ...contract, inputs: mapValues(contract.inputs, (port) => this.port(step, port)) }
  }

  /** A generator that is given in vain is a wish that nobody grants. */
  demandUsed(place: string): void {
    const known = [...this.#known]
    const key = [...this.#given.keys()].find((name) => !this.#used.has(name))
    if (key === undefined) return
    throw new PipeproofError('unknownKey', { key, place, known, nearest: nearest(key, known) })
  }
}

/** A contract whose inputs are made by these generators. */
export function withGenerators(contract: Contract, generators: Generators = {}): Contract {
  const binding = new Binding(generators)
  const bound = binding.contract(contract.name, contract)
  binding.demandUsed('`generators`')
  return bound
}

/** A pipeline whose inputs are made by these generators. */
export function pipelineWith(pipeline: Pipeline, generators: Generators = {}): Pipeline {
  const binding = new Binding(generators)
  const steps = mapValues(pipeline.steps, (step, name) => ({
    ...step,
    contract: binding.contract(name, step.contract),
  }))
  binding.demandUsed('`generators`')
  return { ...pipeline, steps }
}

/** A port as a source of its own makes it. */
export function portFor(step: string, port: Port, spec: DataSpec): Port {
  if (spec.kind !== 'generated' || !spec.generators) return port
  return portWith(step, port, spec.generators)
}

export function portWith(step: string, port: Port, generators: Given): Port {
  const binding = new Binding(generators)
  const bound = binding.port(step, port)
  binding.demandUsed(`\`generators\` of \`${port.name}\``)
  return bound
}
