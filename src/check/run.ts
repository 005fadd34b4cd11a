import type { Finding } from '../model/finding.ts'
import type { Location } from '../model/location.ts'
import type { Run, ScriptError } from '../model/run.ts'
import { finding } from '../shared/finding.ts'
import { shown } from '../shared/paths.ts'

interface Subject {
  step: string
  script: string
  timeoutMs: number
  memoryMb: number | undefined
}

const frameOf = ({ frames }: ScriptError): { file: string; line: number } | undefined => frames.at(-1)

/** What a kind of error means; `undefined` where only its place helps. */
function adviceFor({ type, message }: ScriptError, run: Run): string | undefined {
  const missing = type === 'ModuleNotFoundError' ? /No module named '([^']+)'/.exec(message)?.[1] : undefined
  if (missing === undefined) return undefined
  return `install \`${missing}\` for the interpreter \`${run.interpreter}\`, or set \`PIPEPROOF_PYTHON\` to one that has it`
}

function ended(run: Run, { script, timeoutMs, memoryMb }: Subject): { code: string; received: string; advice: string } {
  if (run.stopped === 'timeout')
    return {
      code: 'time-out',
      received: `run of more than ${timeoutMs / 1000} s`,
      advice: 'find what it waits for, or raise `limits.timeoutMs`',
    }
  if (run.stopped === 'memory') {
    const received = `use of more than ${memoryMb} MB of memory`
    return { code: 'memory', received, advice: 'read less at once, or raise `limits.memoryMb`' }
  }
  if (run.stopped === 'cancelled') return { code: 'cancelled', received: 'cancelled run', advice: 'run it again' }
  if (run.error) {
    const frame = frameOf(run.error)
    const place = frame ? `${shown(frame.file)}:${frame.line}` : shown(script)
    const received = `\`${run.error.type}${run.error.message === '' ? '' : `: ${run.error.message}`}\``
    return { code: 'exception', received, advice: adviceFor(run.error, run) ?? `mend \`${place}\`` }
  }
  if (run.signal !== undefined)
    return { code: 'signal', received: `end by \`${run.signal}\``, advice: 'see the end of its log' }
  return { code: 'exit-code', received: `exit code ${run.exitCode}`, advice: 'see the end of its log' }
}

const columnOne = ({ file, line }: { file: string; line: number }): Location => ({ file, line, column: 1 })

/** What is wrong with how a run ended, when it should have ended well. */
export function checkRun(run: Run, subject: Subject): Finding[] {
  if (run.ok) return []
  const frames = run.error?.frames.map(columnOne).toReversed()
  const { step } = subject
  return [
    finding({
      ...ended(run, subject),
      place: step,
      fault: 'script',
      expected: 'a run that ends without an error',
      ...(frames && frames.length > 0 && { frames }),
    }),
  ]
}

function matches(wanted: string, text: string): boolean {
  const expression = /^\/(.*)\/([a-z]*)$/s.exec(wanted)
  if (expression) return new RegExp(expression[1] ?? '', expression[2]).test(text)
  return text.toLowerCase().includes(wanted.toLowerCase())
}

/** What is wrong with a run that should have refused its input with certain words. */
export function checkRefusal(run: Run, wanted: string, subject: Subject): Finding[] {
  const said = run.error ? `${run.error.type}: ${run.error.message}` : ''
  const refused = !run.ok && run.stopped === undefined
  if (refused && (matches(wanted, said) || matches(wanted, run.stderr.slice(-4096)))) return []
  const received = run.ok ? 'run without an error' : ended(run, subject).received
  return [
    finding({
      code: 'no-refusal',
      place: subject.step,
      fault: 'script',
      received,
      expected: `a refusal with \`${wanted}\``,
      advice: 'refuse such input in the script, or change `fails`',
    }),
  ]
}
