import type { TableColumn } from './table.ts'

/** Named test data, as it was when it was added. */
export interface DataSet {
  /** `orders@2` */
  name: string
  description?: string
  /** A file, a folder or a glob, from the folder of the manifest. */
  path: string
  format?: string
  rows?: number
  columns?: Record<string, TableColumn['type']>
  /** The inputs and outputs that it fits: `contract.yaml#port`. */
  fits?: string[]
  /** The SHA-256 of each file, by its path from the folder of the manifest. */
  files: Record<string, string>
}

/** What a project knows of its test data. */
export interface Manifest {
  file: string
  sets: DataSet[]
}
