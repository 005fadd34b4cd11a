import type { CheckItem, Contract } from '../model/contract.ts'

/** The checks that a contract lists, by the port that they are about. */
export function checksIn({ inputs, outputs }: Pick<Contract, 'inputs' | 'outputs'>): Record<string, CheckItem[]> {
  const ports = [...Object.values(inputs), ...Object.values(outputs)]
  return Object.fromEntries(ports.flatMap(({ name, checks }) => (checks ? [[name, checks]] : [])))
}
