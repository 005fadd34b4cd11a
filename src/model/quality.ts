/** The share of nulls, the number of different values, and of numbers, dates and timestamps the extremes. */
export interface ColumnQuality {
  nulls: number
  distinct?: number
  min?: number | string
  max?: number | string
  mean?: number
}

/** How good a dataset was that went along a pipeline, in numbers alone. */
export interface DatasetQuality {
  step: string
  port: string
  dataset: string
  /** It came from outside: the step was given it, and did not write it. */
  given?: true
  /** From 0 to 1; 1 where nothing was found. */
  score: number
  /** What only tables have. */
  rows?: number
  /** Of those that are declared and there; masked columns tell their nulls alone, texts no extremes. */
  columns?: Record<string, ColumnQuality>
  /** `distinct` is only close to right. */
  approximate?: true
}

/** The same in its place in the pipeline. */
export interface Quality extends DatasetQuality {
  /** How far its score is below the lowest of what its step was fed; generated data counts as 1. */
  drop?: number
}
