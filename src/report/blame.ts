import type { Fault, Finding } from '../model/finding.ts'

type Say = (step: string) => string

const blame: Record<Fault, Say> = {
  producer: (step) => `${step} broke its promise`,
  consumer: (step) => `${step} asks for more than was promised`,
  contract: (step) => `the contracts around ${step} disagree`,
  script: (step) => `the script of ${step} does not do what its contract says`,
  data: (step) => `the data given to ${step} breaks its contract`,
}

const ofInterpreter: Say = (step) => `the interpreter lacks what the script of ${step} imports`
const ofScript: Say = (step) => `the script of ${step} and its contract disagree`
const unsaid: Say = (step) => `the pipeline does not say what feeds ${step}`
const untold: Say = (step) => `what is expected of ${step} can not be told`

/** What is written, where it is not two contracts that disagree. */
const written: Record<string, Say> = {
  ...Object.fromEntries(
    [
      'unread-name undeclared-name demanded-name default-differs refused-value nothing-runs main-signature no-main',
      'shared-path undeclared-path',
    ]
      .flatMap((codes) => codes.split(' '))
      .map((code) => [code, ofScript]),
  ),
  'input-without-producer': unsaid,
  'edge-without-data': unsaid,
  'fuzzy-match': unsaid,
  'tied-match': unsaid,
  'second-producer': (step) => `the pipeline feeds ${step} twice`,
  'variable-without-value': (step) => `nobody gives ${step} a value`,
  'step-without-contract': (step) => `nobody can tell what ${step} does`,
  'nothing-to-refuse': (step) => `the contract of ${step} promises what can not be`,
  golden: untold,
  'expect-metrics': untold,
  'expect-rules': untold,
}

/** Whose fault a finding is. */
export function blamed({ fault, code }: Finding, step: string): string {
  if (code === 'missing-module') return ofInterpreter(step)
  const known = fault === 'contract' && Object.hasOwn(written, code) ? written[code] : undefined
  return (known ?? blame[fault])(step)
}
