import type { Warning } from '../../model/contract.ts'
import type { PlatformKind } from '../../model/job.ts'
import type { Location } from '../../model/location.ts'
import type { Edge } from '../../model/pipeline.ts'
import type { SourceDocument } from '../../shared/yaml.ts'

/** A port as another notation tells it; what is in its files is open. */
export interface ToldPort {
  /** Where the platform shows it. */
  path?: string
  /** Where the platform has it from, or keeps it; `{…}` stands for what only a run knows. */
  uri?: string
  /** The files that are known to be in it, by a name for each. */
  files?: Record<string, string>
}

/** What another notation tells of a script. */
export interface ToldScript {
  /** As it is named there; the file itself is still to be found. */
  script?: string
  image?: string
  platform?: PlatformKind
  inputs: Record<string, ToldPort>
  outputs: Record<string, ToldPort>
  /** Environment variables whose values only a run knows. */
  demands: string[]
}

/** The same in the form of a contract file. */
export interface ToldContract {
  name: string
  script: string
  mode: 'entry'
  platform?: PlatformKind
  image?: string
  inputs: Record<string, WrittenPort>
  outputs: Record<string, WrittenPort>
  env: Record<string, string | { required: true }>
  args: Record<string, string>
}

interface WrittenPort {
  path?: string
  files?: string
  datasets?: Record<string, { files: string }>
}

export interface ReadNode {
  name: string
  /** The type of the step, where the notation has some. */
  kind?: string
  /** The platform does it by itself: it never has a script. */
  isService?: boolean
  told?: ToldScript
  env: Record<string, string>
  args: Record<string, string>
  at: Location
}

export type ReadEdge = Required<Edge> & { at: Location }

/** What a pipeline of another notation says in our words, and what it says beyond them. */
export interface PipelineReading {
  name?: string
  nodes: ReadNode[]
  edges: ReadEdge[]
  warnings: Warning[]
}

/** One notation of pipelines. */
export interface PipelineReader {
  /** As people call it. */
  title: string
  recognises(doc: SourceDocument): boolean
  /** Takes every key, or warns of it; what is broken is thrown. `named` is one of several graphs. */
  read(doc: SourceDocument, named?: string): PipelineReading
}
