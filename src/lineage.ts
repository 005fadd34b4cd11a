import { join } from 'node:path'
import type { ObservedPort } from './model/observation.ts'
import type { DatasetQuality } from './model/quality.ts'
import type { RecordedPort } from './model/record.ts'
import type { Run } from './model/run.ts'
import { treeHash, treeOf } from './run/cache/tree.ts'
import { statsOf } from './shared/files.ts'
import { short } from './shared/hash.ts'
import { own } from './shared/own.ts'

type Ports<Port> = Record<string, Port>

/** What a run got, and what it made of that, by port. */
export interface Lineage {
  inputs: Ports<RecordedPort>
  outputs: Ports<RecordedPort>
}

function hashOf({ dir }: ObservedPort): string | undefined {
  const tree = treeOf(dir)
  return tree && treeHash(tree)
}

function lying(port: ObservedPort, known: string | undefined, counted: DatasetQuality[]): RecordedPort {
  const hash = known ?? hashOf(port)
  const rows = counted.flatMap((each) => (each.port === port.port.name ? (each.rows ?? []) : []))
  return {
    files: port.files.length,
    bytes: port.files.reduce((sum, file) => sum + (statsOf(join(port.dir, file))?.size ?? 0), 0),
    ...(hash !== undefined && { hash: short(hash) }),
    ...(rows.length > 0 && { rows: rows.reduce((sum, each) => sum + each, 0) }),
  }
}

function lyingIn(
  ports: Ports<ObservedPort>,
  known: Ports<string> = {},
  counted: DatasetQuality[],
): Ports<RecordedPort> {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, lying(port, own(known, name), counted)]))
}

/** The files of each port by a hash, which the cache may know, and the rows as far as they were counted. */
export function lineageOf(
  { inputs, outputs }: { inputs: Ports<ObservedPort>; outputs: Ports<ObservedPort> },
  hashes: Run['hashes'],
  quality: DatasetQuality[],
): Lineage {
  const [given, written] = [true, false].map((wanted) => quality.filter(({ given: is = false }) => is === wanted))
  return {
    inputs: lyingIn(inputs, hashes?.inputs, given ?? []),
    outputs: lyingIn(outputs, hashes?.outputs, written ?? []),
  }
}
