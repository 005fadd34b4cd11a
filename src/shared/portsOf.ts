import type { Contract, Port } from '../model/contract.ts'

/** The ports of steps, each by its name in the pipeline: `step.port`. */
export const portsOf = (steps: Record<string, { contract: Contract }>): Port[] =>
  Object.entries(steps).flatMap(([step, { contract }]) =>
    [...Object.values(contract.outputs), ...Object.values(contract.inputs)].map((port) => ({
      ...port,
      name: `${step}.${port.name}`,
    })),
  )
