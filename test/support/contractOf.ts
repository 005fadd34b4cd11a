import type { Column, Contract, Port } from '../../src/model/contract.ts'

function portOf(name: string, files: string, columns: Record<string, Column>): Port {
  const dataset = {
    name,
    files,
    patterns: [files],
    format: 'csv',
    columns,
    rows: { min: 0 },
    fields: 'subset' as const,
    ordered: false,
  }
  return { name, required: true, aliases: [], datasets: { [name]: dataset } }
}

/** The contract of a script that reads `numbers` and writes `result`. */
export function contractOf(script: string, column: Column = { type: 'integer' }): Contract {
  return {
    name: 'step',
    script,
    mode: 'call',
    inputs: { numbers: portOf('numbers', 'numbers.csv', { n: column }) },
    outputs: { result: portOf('result', 'a.csv', { n: column }) },
    env: {},
    args: {},
    limits: { timeoutMs: 1000, memoryMb: undefined },
    warnings: [],
  }
}
