import type { Column, Warning } from '../../model/contract.ts'
import type { SourceDocument } from '../../shared/yaml.ts'

/** What a schema of another notation says in our words, and what it says beyond them. */
export interface SchemaReading {
  columns: Record<string, Column>
  rows?: { min?: number; max?: number }
  fields?: 'subset' | 'exact'
  ordered?: boolean
  warnings: Warning[]
}

/** One notation of schemas. */
export interface SchemaReader {
  /** As people call it. */
  title: string
  recognises(value: unknown): boolean
  /** Takes every key of the table, or warns of it; what is broken is thrown. */
  read(doc: SourceDocument, table?: string): SchemaReading
}
