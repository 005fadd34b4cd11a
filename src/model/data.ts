import type { Scalar } from './contract.ts'

/** A row as people write it. */
export type Row = Record<string, Scalar>

/** What data a port should get; `data/` makes it. */
export type DataSpec =
  | { kind: 'generated'; rows?: number; seed?: string; columns?: Record<string, { nullFraction?: number }> }
  | { kind: 'rows'; rows: Row[] | Record<string, Row[]> }
  | { kind: 'local'; path: string }
  | { kind: 'upstream'; step: string; port: string }
