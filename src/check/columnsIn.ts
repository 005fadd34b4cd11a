import { join } from 'node:path'
import type { ObservedDataset, ObservedPort } from '../model/observation.ts'
import { BrokenTable, type Format } from '../table/formats/format.ts'
import { formatOf } from '../table/formats.ts'

function namesIn(path: string, format: Format): string[] {
  try {
    return format.namesIn?.(path) ?? []
  } catch (error) {
    if (error instanceof BrokenTable) return []
    throw error
  }
}

/** Where the head of a file does not tell its columns, those that are declared stand for them. */
function columnsOf({ dataset, files }: ObservedDataset, dir: string): string[] {
  if (!dataset.columns || files.length === 0) return []
  const format = formatOf(dataset)
  if (!format.namesIn) return Object.keys(dataset.columns)
  return files.flatMap((file) => namesIn(join(dir, file), format))
}

/** The names of all columns that the files of some ports have. */
export function columnsIn(ports: ObservedPort[]): string[] {
  return [...new Set(ports.flatMap(({ dir, datasets }) => datasets.flatMap((dataset) => columnsOf(dataset, dir))))]
}
