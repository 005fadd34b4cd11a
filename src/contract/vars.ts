import type { Dataset } from '../model/contract.ts'

/** The `vars` of a contract, as its datasets show them. */
export function varsOf(datasets: Dataset[]): Record<string, string[]> {
  const values = new Map<string, Set<string>>()
  for (const [name, value] of datasets.flatMap(({ vars = [] }) => vars).flatMap((each) => Object.entries(each)))
    values.set(name, (values.get(name) ?? new Set()).add(value))
  return Object.fromEntries([...values].map(([name, set]) => [name, [...set]]))
}
