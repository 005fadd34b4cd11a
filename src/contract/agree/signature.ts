import type { Finding } from '../../model/finding.ts'
import type { Signature } from '../../model/look.ts'
import { allOf } from '../../shared/words.ts'
import { disagreement, placeOf, type Subject } from './subject.ts'

const given = ['input_paths', 'output_paths', 'environ_vars', 'job_args']
const wanted = `\`main(${given.join(', ')})\``

/** Whether a name of ours stands at the place of another. */
const isSwapped = ({ parameters }: Signature): boolean =>
  parameters.slice(0, given.length).some((name, index) => given.includes(name) && given[index] !== name)

const written = ({ parameters, more }: Signature): string =>
  `\`main(${[...parameters, ...(more ? ['*'] : [])].join(', ')})\``

function faultOf(main: Signature): { received: string; expected: string; advice: string } | undefined {
  const { kind, parameters, required, more, keywords, decorated } = main
  if (kind === 'async')
    return {
      received: '`async def main`',
      expected: 'a plain function, since nobody awaits it',
      advice: 'write `def main`, which may call `asyncio.run`',
    }
  if (kind === 'generator')
    return {
      received: '`main` with a `yield`',
      expected: 'a plain function, since nobody asks it for values',
      advice: 'take out `yield`: none of its lines would run',
    }
  // whoever decorates it may change what it takes
  if (decorated) return undefined
  if (keywords.length > 0)
    return {
      received: `\`main\` that must be given ${allOf(keywords)} by name`,
      expected: wanted,
      advice: 'give them defaults',
    }
  const takes = more || parameters.length >= given.length
  if (!takes || required > given.length)
    return {
      received: written(main),
      expected: `${wanted}, which it is called with`,
      advice: takes
        ? `give ${allOf(parameters.slice(given.length, required))} a default`
        : 'add the parameters that are missing',
    }
  if (isSwapped(main))
    return { received: written(main), expected: `${wanted}, in this order`, advice: 'put the parameters in order' }
  return undefined
}

/** The function that is called, or the program that is run. */
export function signatureDisagrees(subject: Subject): Finding[] {
  const { contract, look } = subject
  const { main, guard = null, runs } = look
  const at = placeOf({ file: contract.script, line: main?.line ?? guard ?? 1 })
  if (contract.mode === 'entry') {
    if (runs !== false) return []
    const advice = main
      ? 'write `mode: call` in the contract, or call `main` below `if __name__ == "__main__":`'
      : 'add `if __name__ == "__main__":`'
    return [
      disagreement(subject, {
        code: 'nothing-runs',
        received: 'script that does nothing when it is run',
        expected: 'statements that run',
        advice,
        at,
      }),
    ]
  }
  if (main && 'kind' in main) {
    const fault = faultOf(main)
    return fault ? [disagreement(subject, { code: 'main-signature', ...fault, at })] : []
  }
  if (main !== null) return []
  const advice = guard === null ? 'define it' : 'define it, or write `mode: entry` in the contract'
  return [
    disagreement(subject, {
      code: 'no-main',
      received: 'script without a function `main`',
      expected: wanted,
      advice,
      at,
    }),
  ]
}
