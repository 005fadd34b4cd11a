/** How far the long work of a test is. */
export interface Progress {
  /** What is being done: the name of a step, or more. */
  running: string
  done: number
  /** How many there will be, where that is known; fewer may be enough. */
  total?: number
  unit: 'run' | 'step'
  /** The rows of data that were made for what is done. */
  rows?: number
}
