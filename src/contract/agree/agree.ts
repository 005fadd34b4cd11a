import type { Warning } from '../../model/contract.ts'
import { argumentsDisagree } from './arguments.ts'
import { environmentDisagrees } from './environment.ts'
import { pathsDisagree } from './paths.ts'
import { portsDisagree } from './ports.ts'
import { signatureDisagrees } from './signature.ts'
import { disagreement, notesOf, placeOf, type Agreement, type Subject } from './subject.ts'

const nouns = { input: 'inputs', output: 'outputs', env: 'environment variables', arg: 'arguments' }

const isPort = (kind: string): boolean => kind === 'input' || kind === 'output'

/** What nobody can tell, so that nothing is said of it. */
function untold(subject: Subject): Warning[] {
  const { contract } = subject
  const computed = notesOf(subject, 'computed').filter(({ kind }) => contract.mode === 'call' || !isPort(kind))
  const notes = computed.map((note) => ({
    message: `\`${note.text}\` is not followed, so nothing is said of ${nouns[note.kind]} that are never used`,
    at: placeOf(note),
  }))
  const [options] = contract.mode === 'entry' ? notesOf(subject, 'options') : []
  if (options)
    notes.push({
      message: 'the options of the command line can not be told, so nothing is said of them',
      at: placeOf(options),
    })
  return notes
}

/** Why a script could not be looked at. */
function unreadable(subject: Subject): Agreement | undefined {
  const { look, version, contract } = subject
  if (!look.error) return undefined
  const { kind, reason, line, column } = look.error
  const at = { file: contract.script, line, column }
  if (kind === 'deep') return { findings: [], notes: [{ message: `the script is not looked at: it is ${reason}`, at }] }
  const expected =
    kind === 'syntax' ? `Python that ${version} can read` : 'a text in UTF-8, or with its encoding in the first line'
  const advice = kind === 'syntax' ? 'mend it, or set `PIPEPROOF_PYTHON` to a newer one' : 'save it as UTF-8'
  const received =
    kind === 'missing'
      ? `script that can not be read (${reason})`
      : kind === 'syntax'
        ? `syntax (${reason})`
        : `bytes (${reason})`
  return {
    findings: [disagreement(subject, { code: 'broken-script', fault: 'script', received, expected, advice, at })],
    notes: [],
  }
}

/** Where a script and its contract disagree, told from their texts. */
export function agreementOf(subject: Subject): Agreement {
  const broken = unreadable(subject)
  if (broken) return broken
  const questions = [signatureDisagrees, portsDisagree, environmentDisagrees, argumentsDisagree, pathsDisagree]
  return { findings: questions.flatMap((ask) => ask(subject)), notes: untold(subject) }
}
