import type { Finding } from '../../model/finding.ts'
import type { OptionNote } from '../../model/look.ts'
import { nearest } from '../../shared/nearest.ts'
import { oneOf } from '../../shared/words.ts'
import { namesDisagree } from './names.ts'
import { disagreement, notesOf, placeOf, type Subject } from './subject.ts'

/** The attributes of `job_args` that a script reads. */
const attributesDisagree = (subject: Subject): Finding[] =>
  namesDisagree(subject, {
    kind: 'arg',
    noun: 'argument',
    key: 'args',
    declared: Object.keys(subject.args).map((name) => ({ name, at: subject.contract.at, missable: false })),
    code: (name) => `job_args.${name}`,
    softCode: (name) => `getattr(job_args, "${name}", None)`,
  })

const flagOf = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`)

/** `argparse` takes the beginning of an option for all of it, where no other begins so. */
function optionFor(flag: string, options: OptionNote[]): OptionNote | undefined {
  const exact = options.find(({ names }) => names.includes(flag))
  const begun = options.filter(({ names }) => names.some((name) => name.startsWith(flag)))
  return exact ?? (flag.startsWith('--') && begun.length === 1 ? begun[0] : undefined)
}

function unknownFlags(subject: Subject, options: OptionNote[], strict: boolean): Finding[] {
  const flags = options.flatMap(({ names }) => names).filter((name) => name.startsWith('-'))
  return Object.entries(subject.args).flatMap(([name, value]) => {
    const flag = flagOf(name)
    // a flag that is off is not given at all
    if (optionFor(flag, options) || (value === 'false' && subject.platform?.kind !== 'training')) return []
    const similar = nearest(flag, flags)?.replace(/^-+/, '')
    return disagreement(subject, {
      code: 'unread-name',
      severity: strict ? 'error' : 'warning',
      received: `argument \`${flag}\` that the script does not know`,
      expected: flags.length === 0 ? 'no arguments, since it has no options' : oneOf(flags),
      advice: `write ${similar === undefined ? '' : `\`${similar}\` under \`args\`, or `}\`add_argument("${flag}")\` in the script`,
      at: subject.contract.at,
    })
  })
}

const isPositional = ({ names: [first = ''], nargs }: OptionNote): boolean =>
  !first.startsWith('-') && nargs !== '?' && nargs !== '*'

function missingOptions(subject: Subject, options: OptionNote[]): Finding[] {
  const given = new Set(Object.keys(subject.args).map((name) => optionFor(flagOf(name), options)))
  return options.flatMap((option) => {
    const positional = isPositional(option) && option.default === null
    if (given.has(option) || !(option.required || positional)) return []
    const name = option.names.find((each) => each.startsWith('--')) ?? option.names[0] ?? ''
    const plain = name.replace(/^-+/, '')
    return disagreement(subject, {
      code: 'undeclared-name',
      received: positional
        ? `positional argument \`${name}\` that the script demands`
        : `option \`${name}\` that the script demands and nobody gives`,
      expected: positional ? 'options only, as the platform gives them' : `\`${plain}\` under \`args\``,
      advice: positional
        ? `write \`add_argument("--${plain}")\``
        : `write \`args: { ${plain}: VALUE }\`, or drop \`required=True\``,
      at: placeOf(option),
    })
  })
}

const isNumber: Record<string, RegExp> = { int: /^\s*[+-]?\d+(_\d+)*\s*$/, float: /^\s*[+-]?(\d|\.\d|inf|nan)/i }

/** Values that `argparse` would refuse. */
function refusedValues(subject: Subject, options: OptionNote[]): Finding[] {
  return Object.entries(subject.args).flatMap(([name, value]) => {
    const option = optionFor(flagOf(name), options)
    if (!option || option.action !== null || value === 'true' || value === 'false') return []
    const { choices, type } = option
    const wanted = choices ? oneOf(choices) : type === 'int' ? 'a whole number' : 'a number'
    const fits = choices ? choices.includes(value) : (isNumber[type ?? '']?.test(value) ?? true)
    if (fits) return []
    return disagreement(subject, {
      code: 'refused-value',
      received: `value \`${value}\` of the argument \`${flagOf(name)}\``,
      expected: `${wanted}, as the script says`,
      advice: `write such a value under \`args\`, or widen \`add_argument("${flagOf(name)}")\``,
      at: placeOf(option),
    })
  })
}

/** The command line that a program gets, and the one that it parses. */
function commandLineDisagrees(subject: Subject): Finding[] {
  const [parse] = notesOf(subject, 'parse')
  const options = notesOf(subject, 'option')
  if (!parse || notesOf(subject, 'options').length > 0) return []
  return [
    ...unknownFlags(subject, options, parse.strict),
    ...missingOptions(subject, options),
    ...refusedValues(subject, options),
  ]
}

/** The arguments that a script reads, and those that it gets. */
export const argumentsDisagree = (subject: Subject): Finding[] =>
  subject.contract.mode === 'entry' ? commandLineDisagrees(subject) : attributesDisagree(subject)
