import type { Finding } from './finding.ts'

/** `backward`: the later contract can do with data of the earlier one; `forward`: the earlier with data of the later. */
export type Way = 'backward' | 'forward'

/** What differs at one place of two contracts. */
export interface Change {
  side: 'input' | 'output' | 'environment' | 'arguments' | 'contract'
  /** `contract`, `contract.port` or `contract.port.column` */
  place: string
  /** The differences, a phrase each. */
  what: string[]
  breaks: Way[]
  /** Whether those around the script must change too: who feeds an input that needs more, who reads an output that promises less. */
  isBreaking: boolean
  /** What shows it, with the rows that do. */
  findings: Record<Way, Finding[]>
}

/** How a contract became another one. */
export interface Evolution {
  changes: Change[]
  isBreaking: boolean
  backward: boolean
  forward: boolean
  full: boolean
}
