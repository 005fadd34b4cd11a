import { existsSync } from 'node:fs'
import type { Dataset, Port } from '../model/contract.ts'
import type { ObservedDataset, ObservedPort } from '../model/observation.ts'
import { filesBelow } from '../shared/files.ts'
import { globMatcher } from '../shared/glob.ts'

function observeDataset(dataset: Dataset, files: string[]): ObservedDataset {
  const matchers = dataset.patterns.map((pattern) => ({ pattern, fits: globMatcher(pattern) }))
  return {
    dataset,
    files: files.filter((file) => matchers.some(({ fits }) => fits(file))),
    missing: matchers.filter(({ fits }) => !files.some(fits)).map(({ pattern }) => pattern),
  }
}

/** Finds in a folder what a port declares. */
export function observePort(step: string, port: Port, dir: string): ObservedPort {
  const files = existsSync(dir) ? filesBelow(dir) : []
  const datasets = Object.values(port.datasets).map((dataset) => observeDataset(dataset, files))
  return { place: `${step}.${port.name}`, port, dir, files, datasets }
}
