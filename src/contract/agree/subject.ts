import type { Contract, Warning } from '../../model/contract.ts'
import type { Finding } from '../../model/finding.ts'
import type { Platform } from '../../model/job.ts'
import type { Location } from '../../model/location.ts'
import type { Look, LookNote } from '../../model/look.ts'
import { finding } from '../../shared/finding.ts'
import { shown } from '../../shared/paths.ts'

/** A contract, and what the text of its script tells. */
export interface Subject {
  step: string
  contract: Contract
  /** The names of its environment, and its arguments, with those that the step adds. */
  env: string[]
  args: Record<string, string>
  look: Look
  /** The Python that read it. */
  version: string
  platform: Platform | undefined
}

/** Where script and contract disagree, and what can not be told of them. */
export interface Agreement {
  findings: Finding[]
  notes: Warning[]
}

type Phase = LookNote['phase']

/** What of a script runs: its `main` when it is called, the block at its end when it is a program. */
const phases: Record<Contract['mode'], Phase[]> = { call: ['module', 'main'], entry: ['module', 'guard'] }

/** The notes of one kind, of what runs. */
export function notesOf<What extends LookNote['what']>(
  { look, contract }: Subject,
  what: What,
): Extract<LookNote, { what: What }>[] {
  const running = (look.notes ?? []).filter(({ phase }) => phases[contract.mode].includes(phase))
  return running.filter((note): note is Extract<LookNote, { what: What }> => note.what === what)
}

export const placeOf = ({ file, line }: { file: string; line: number }): Location => ({ file, line, column: 1 })

/** For those who read no stack. */
const where = (at: Location | undefined): Partial<Finding> =>
  at ? { notes: [`in   ${shown(at.file)}:${at.line}`] } : {}

type Facts = Pick<Finding, 'code' | 'received' | 'expected' | 'advice'> & Partial<Finding>

/** Script and contract disagree. */
export const disagreement = ({ step }: Subject, facts: Facts): Finding =>
  finding({ place: step, fault: 'contract', ...where(facts.at), ...facts })
