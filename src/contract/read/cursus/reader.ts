import type { Warning } from '../../../model/contract.ts'
import type { Path } from '../../../shared/reading/session.ts'
import type { SourceDocument } from '../../../shared/yaml.ts'
import type { WrittenContract } from '../../written.ts'

/** A contract of another notation in our words, and what it says beyond them. */
export interface ContractReading {
  written: WrittenContract
  /** Where in the file the value at a path of `written` stands. */
  origin(path: Path): Path
  warnings: Warning[]
}

/** One notation of contracts. */
export interface ContractReader {
  /** As people call it. */
  title: string
  recognises(value: unknown): boolean
  /** The maps and lists whose numbers stay text. */
  textual(value: unknown): string[][]
  /** Takes every key, or warns of it; what is broken is thrown. */
  read(doc: SourceDocument, variant?: string): ContractReading
}
