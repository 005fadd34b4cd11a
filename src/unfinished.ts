import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Question } from './model/plan.ts'
import type { Damage } from './model/reject.ts'
import type { Context } from './answer.ts'
import { checkPort } from './check/port.ts'
import { damageFiles } from './data/damage.ts'
import { observePort } from './observe/port.ts'
import { contractIn } from './perform.ts'
import { chainCase } from './plan/inputs.ts'
import { Blocked } from './blocked.ts'
import { finding, isError } from './shared/finding.ts'

type Asked = Extract<Question, { kind: 'unfinished' }>

/** Half a file breaks every promise, but of one that is not described nobody can see it. */
async function isBroken(port: ObservedPort, damage: Damage): Promise<boolean> {
  const isOpaque = port.datasets.every(({ dataset }) => !dataset.columns && !dataset.json)
  return (isOpaque && damage === 'truncated') || (await checkPort(port, { fault: 'data' })).some(isError)
}

/** The first dataset whose damage breaks the contract: what was damaged of it, and what lies there now. */
async function damaged(written: ObservedPort, damage: Damage, dir: string): Promise<string | undefined> {
  for (const { dataset, files } of written.datasets) {
    rmSync(dir, { recursive: true, force: true })
    cpSync(written.dir, dir, { recursive: true })
    const file = damageFiles({ dir, dataset, files }, damage)
    if (file !== undefined && (await isBroken(observePort('', written.port, dir), damage))) return file
  }
  return undefined
}

const said: Record<Damage, string> = {
  truncated: 'a truncated',
  emptyFile: 'an empty',
  missingFile: 'a missing',
  doubled: 'a doubled',
}

/** What the consumer makes of data that its producer left unfinished, in one way. */
async function accepting(
  context: Context,
  { link }: Asked,
  way: Asked['ways'][number],
): Promise<Finding[] | undefined> {
  const { session, signal } = context
  const { from, to } = link
  const { damage, expect } = way
  const step = session.step(to.step)
  const input = contractIn(step).inputs[to.port]
  const output = (await session.chain(from.step, signal)).outputs[from.port]
  if (!input || !output) return [new Blocked(to.step, from.step, `${from.step}.${from.port}`).finding]
  const dir = join(session.folder, `${to.step}-${to.port}-${damage}`)
  const file = await damaged(observePort(to.step, input, output.dir), damage, dir)
  if (file === undefined) return undefined
  const chain = chainCase(step, session.supply)
  const inputs = { ...chain.inputs, [to.port]: { kind: 'local' as const, path: dir, anonymise: 'done' as const } }
  const { findings } = await session.once(to.step, { ...chain, name: damage, inputs, expect }, signal)
  rmSync(dir, { recursive: true, force: true })
  return findings.filter(isError).map(({ message: _, ...each }) =>
    finding({
      ...each,
      received: `${each.received} on ${said[damage]} \`${file}\``,
      expected: 'a refusal that names the input, its file or the damage',
      advice: `refuse such input in the script, or take \`${damage}\` out of \`rejects\``,
    }),
  )
}

/** Where a consumer takes data that a step left which stopped midway, though it promises to refuse it. */
export async function unfinished(context: Context, asked: Asked): Promise<Finding[]> {
  const { from, to } = asked.link
  const { run } = await context.session.chain(from.step, context.signal)
  if (!run.ok) return [new Blocked(to.step, from.step, `${from.step}.${from.port}`).finding]
  const tried: Finding[][] = []
  for (const way of asked.ways) {
    const found = await accepting(context, asked, way)
    if (found) tried.push(found)
  }
  if (tried.length > 0) return tried.flat()
  const names = asked.ways.map(({ damage }) => `\`${damage}\``).join(', ')
  const facts = { received: `\`rejects\` of ${names} that break nothing`, expected: 'something that can be broken so' }
  const advice = 'declare it, or take this out of `rejects`'
  return [finding({ code: 'nothing-to-refuse', place: `${to.step}.${to.port}`, fault: 'contract', ...facts, advice })]
}
