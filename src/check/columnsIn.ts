import { join } from 'node:path'
import type { ObservedPort } from '../model/observation.ts'
import { formatNamed } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'

/** The names of all columns that the files of some ports have. */
export function columnsIn(ports: ObservedPort[]): string[] {
  const names = ports.flatMap(({ dir, datasets }) =>
    datasets.flatMap(({ dataset, files }) => {
      if (!dataset.columns || files.length === 0) return []
      const paths = files.map((file) => join(dir, file))
      return openFiles(paths, formatNamed(dataset.format ?? '', dataset.files)).columns
    }),
  )
  return [...new Set(names)]
}
