import type { Warning } from '../../model/contract.ts'
import type { PlatformKind } from '../../model/job.ts'
import type { Location } from '../../model/location.ts'
import type { EdgeEnd } from '../../model/pipeline.ts'
import type { SourceDocument } from '../../shared/yaml.ts'

/** A port as another notation tells it; what is in its files is open. */
export interface ToldPort {
  path?: string
  required?: boolean
  files?: string
  datasets?: Record<string, { files: string }>
}

/** What another notation tells of a script, in the form of a contract file. */
export interface ToldContract {
  /** As it is named there; the file itself is still to be found. */
  script?: string
  image?: string
  platform?: PlatformKind
  inputs: Record<string, ToldPort>
  outputs: Record<string, ToldPort>
}

export interface ReadNode {
  name: string
  /** The type of the step, where the notation has some. */
  kind?: string
  told?: ToldContract
  env: Record<string, string>
  args: Record<string, string>
  at: Location
}

export interface ReadEdge {
  from: EdgeEnd
  to: EdgeEnd
  /** `literal` is concluded from equal paths alone; `order` carries no data. */
  kind: 'data' | 'literal' | 'order'
  at: Location
}

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
  /** Takes every key, or warns of it; what is broken is thrown. */
  read(doc: SourceDocument): PipelineReading
}
