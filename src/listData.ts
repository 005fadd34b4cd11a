import { dirname, resolve } from 'node:path'
import type { DataSet } from './model/dataSet.ts'
import type { Pipeline } from './model/pipeline.ts'
import { openManifest } from './addData.ts'
import { pipelinesBelow } from './knownPorts.ts'
import { wire } from './pipeline/wire.ts'
import { shown } from './shared/paths.ts'

/** Where in a pipeline data could stand. */
export interface Use {
  pipeline: string
  /** `step.port`, or `step.port -> step.port` where an edge is. */
  place: string
}

export interface Listed extends DataSet {
  uses: Use[]
}

/** The edges of a port in a pipeline, else the port itself. */
function placesIn(pipeline: Pipeline, file: string, port: string): string[] {
  const { links } = wire(pipeline)
  const steps = Object.values(pipeline.steps).filter(
    ({ contract }) =>
      contract.file === file && (Object.hasOwn(contract.inputs, port) || Object.hasOwn(contract.outputs, port)),
  )
  return steps.flatMap(({ name }) => {
    const edges = links.filter(({ from, to }) => [from, to].some((end) => end.step === name && end.port === port))
    if (edges.length === 0) return [`${name}.${port}`]
    return edges.map(({ from, to }) => `${from.step}.${from.port} -> ${to.step}.${to.port}`)
  })
}

/** All test data that the nearest manifest names, with the edges and inputs of pipelines below a folder that it fits. */
export function listData(folder: string): { manifest: string; sets: Listed[]; notes: string[] } {
  const manifest = openManifest(folder)
  const { found, notes } = pipelinesBelow(folder)
  const usesOf = ({ fits = [] }: DataSet): Use[] =>
    found.flatMap(({ file, value }) => {
      const places = fits.flatMap((fit) => {
        const at = fit.lastIndexOf('#')
        return placesIn(value, resolve(dirname(manifest.file), fit.slice(0, at)), fit.slice(at + 1))
      })
      return [...new Set(places)].map((place) => ({ pipeline: shown(file, folder), place }))
    })
  return { manifest: manifest.file, sets: manifest.sets.map((set) => ({ ...set, uses: usesOf(set) })), notes }
}
