import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Case } from './model/case.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Question } from './model/plan.ts'
import { PipeproofError } from './errors.ts'
import { isError } from './shared/finding.ts'
import { namesIn } from './shared/files.ts'
import { hash } from './shared/hash.ts'
import { masker } from './shared/mask.ts'
import { stateFolder } from './shared/paths.ts'
import { oneOf } from './shared/words.ts'

/** An input that failed, to be run again: a case of a step alone, or sources of the pipeline up to it. */
export type Kept = { step: string; case: Case } | { step: string; sources: Record<string, DataSpec> }

const ending = '.replay.json'

/** As it is written; what a file can not hold can not be kept. */
function textOf(kept: Kept): string | undefined {
  let isPlain = true
  // where it is written would make it another one elsewhere
  const bare = 'case' in kept ? { ...kept, case: { ...kept.case, at: undefined } } : kept
  const text = JSON.stringify(bare, (_, value: unknown) => {
    const isCopy = typeof value === 'object' && value !== null && 'anonymise' in value && value.anonymise === 'done'
    if (typeof value === 'function' || typeof value === 'bigint' || isCopy) isPlain = false
    return typeof value === 'bigint' ? null : value
  })
  return isPlain ? text : undefined
}

const idsIn = (dir: string): string[] =>
  namesIn(dir).flatMap((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : []))

/** Keeps the first of some inputs that a file can hold without a secret, in the folder of its run. */
export function keep(dir: string, secrets: string[], ...inputs: Kept[]): void {
  const mask = masker(secrets)
  const text = inputs.map(textOf).find((each) => each !== undefined && mask(each) === each)
  if (text !== undefined && existsSync(dir)) writeFileSync(join(dir, `${hash(text).slice(0, 6)}${ending}`), text)
}

/** The id of what is kept of a failure, in the folder of its run or, of several steps, in the one above. */
export function keptOf(findings: Finding[]): string | undefined {
  const { workspace } = findings.find(isError) ?? {}
  if (workspace === undefined) return undefined
  return [workspace, dirname(workspace)].flatMap(idsIn)[0]
}

const below = (dir: string): string[] => namesIn(dir).map((name) => join(dir, name))

/** The folders of all runs near a pipeline: by the test run, the pipeline, and the step. */
function foldersNear(from: string): string[] {
  return below(join(stateFolder(from), 'runs'))
    .flatMap(below)
    .flatMap(below)
}

/** The kept input that `PIPEPROOF_REPLAY` names, where it is set. */
function named(from: string): Kept | undefined {
  const id = process.env['PIPEPROOF_REPLAY']
  if (!id) return undefined
  const folders = foldersNear(from)
  const dir = folders.find((each) => idsIn(each).includes(id))
  // we wrote it
  if (dir !== undefined) return JSON.parse(readFileSync(join(dir, `${id}${ending}`), 'utf8')) as Kept
  const there = [...new Set(folders.flatMap(idsIn))]
  const expected = there.length > 0 ? oneOf(there) : 'an input that is kept, of which there is none'
  const facts = { received: `\`${id}\``, place: '`PIPEPROOF_REPLAY`', expected }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'run the test without it, which tells another' })
}

/** The case of a step alone that is to run again. */
export function keptCase(step: string, from: string): Case | undefined {
  const kept = named(from)
  return kept && 'case' in kept && kept.step === step ? kept.case : undefined
}

/** Whether what a test found can be shown again on the input alone. */
export const isReplayed = ({ kind }: Question): boolean => ['run', 'ways', 'promises', 'whole'].includes(kind)

/** What is to run again in place of all that a test asks for. */
export function keptFor(question: Question, from: string): Kept | undefined {
  const kept = named(from)
  if (!kept || !isReplayed(question)) return undefined
  if ('sources' in kept) return question.kind === 'whole' ? kept : undefined
  return 'step' in question && question.step === kept.step ? kept : undefined
}
