/** What a step, or a whole pipeline, has to reach when it runs from end to end. */
export interface Gates {
  /** The share of the promises of its outputs that hold, those that only warn included. */
  passRate?: number
  /** The lowest score of its outputs. */
  score?: number | `>=${number}` | `>= ${number}`
  /** The run times of its scripts together. */
  maxSeconds?: number
  /** Of the script that uses most. */
  maxMemoryMb?: number
  /** The files of its outputs together. */
  maxOutputMb?: number
}
