import type { Change, Way } from '../../model/evolution.ts'
import type { Finding } from '../../model/finding.ts'
import { isError } from '../../shared/finding.ts'

/** Whom a break makes change: an input those who feed it, an output those who read it. */
export const decisive: Record<Change['side'], Way[]> = {
  input: ['backward'],
  output: ['forward'],
  environment: ['backward'],
  arguments: ['backward'],
  contract: ['backward', 'forward'],
}

const told: Record<Way, { fault: Finding['fault']; note: string }> = {
  backward: { fault: 'consumer', note: 'breaks backward: what was enough before no longer is' },
  forward: { fault: 'producer', note: 'breaks forward: who relies on what was so before no longer can' },
}

const inWay = (way: Way, findings: Finding[]): Finding[] =>
  findings.map((finding) =>
    isError(finding) ? { ...finding, fault: told[way].fault, notes: [told[way].note] } : finding,
  )

/** A change with what it breaks. */
export function changeOf(
  { side, place, what }: Pick<Change, 'side' | 'place' | 'what'>,
  found: Change['findings'],
): Change {
  const breaks = decisive.contract.filter((way) => found[way].some(isError))
  const isBreaking = breaks.some((way) => decisive[side].includes(way))
  const findings = { backward: inWay('backward', found.backward), forward: inWay('forward', found.forward) }
  return { side, place, what, breaks, isBreaking, findings }
}
