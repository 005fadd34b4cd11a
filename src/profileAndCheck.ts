import type { Dataset, Port } from './model/contract.ts'
import type { Finding } from './model/finding.ts'
import type { Profile, Table } from './model/table.ts'
import { checkPort } from './check/port.ts'
import { withObserved, type Data } from './observed.ts'
import { fromCaller } from './shared/caller.ts'
import { own } from './shared/own.ts'

interface Profiled {
  findings: Finding[]
  /** By the name of the dataset. */
  profiles: Record<string, Profile>
}

/** Profiles the tables of a port and checks all that it promises, in one scan of each; what has no declared type is text. */
export async function profileAndCheck(
  data: Data,
  port: Port,
  { exact = false }: { exact?: boolean } = {},
): Promise<Profiled> {
  const profiles: Record<string, Profile> = {}
  const along = async (table: Table, { name, columns = {} }: Dataset): Promise<void> => {
    const typed = table.columns.map((column) => ({ name: column, type: own(columns, column)?.type ?? 'string' }))
    profiles[name] = await table.profile(typed, exact)
  }
  const located = typeof data === 'string' ? fromCaller(data) : data
  const findings = await withObserved(located, port, (observed) => checkPort(observed, { fault: 'producer', along }))
  return { findings, profiles }
}
