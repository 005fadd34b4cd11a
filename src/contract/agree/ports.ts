import type { Finding } from '../../model/finding.ts'
import { namesDisagree } from './names.ts'
import type { Subject } from './subject.ts'

/** The inputs and outputs of a script that is called; a program finds its own by their paths. */
export function portsDisagree(subject: Subject): Finding[] {
  const { contract } = subject
  if (contract.mode === 'entry') return []
  return (['input', 'output'] as const).flatMap((kind) => {
    const parameter = `${kind}_paths`
    const declared = Object.values(contract[`${kind}s`]).map(({ name, at, required }) => ({
      name,
      at,
      // the folder of an output is always there
      missable: kind === 'input' && !required,
    }))
    return namesDisagree(subject, {
      kind,
      noun: kind,
      key: `${kind}s`,
      declared,
      code: (name) => `${parameter}["${name}"]`,
      softCode: (name) => `${parameter}.get("${name}")`,
    })
  })
}
