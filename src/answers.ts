import type { Finding } from './model/finding.ts'
import type { Link } from './model/pipeline.ts'
import type { Question } from './model/plan.ts'
import { across } from './across.ts'
import { along, onPath } from './along.ts'
import { besideOf } from './besideOf.ts'
import { compareVersions } from './compareVersions.ts'
import { checkPort } from './check/port.ts'
import { observePort } from './observe/port.ts'
import type { Answer, Answers, Context } from './answer.ts'
import { gated } from './gated.ts'
import { keptFor } from './kept.ts'
import { contractIn } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { freely, variedInputs } from './plan/varied.ts'
import { promised } from './promised.ts'
import { replay } from './replay.ts'
import { finding, isError } from './shared/finding.ts'
import { twice } from './twice.ts'
import { unfinished } from './unfinished.ts'
import { unrelated } from './unrelated.ts'
import { Blocked } from './blocked.ts'
import { Stopped } from './shared/stopped.ts'
import { volumes } from './volumes.ts'

/** A case that says nothing. */
const nothing = { env: {}, args: {}, expect: {} }

/** What the text of a script tells of it and its contract. */
async function agreed({ agreements, session }: Context, step: string): Promise<Finding[]> {
  return (await agreements.of(session.step(step))).findings
}

async function written({ session, wiring, signal }: Context, link: Link): Promise<Finding[]> {
  const { from, to } = link
  const { outputs, findings, run } = await session.chain(from.step, signal)
  const output = outputs[from.port]
  const input = contractIn(session.step(to.step)).inputs[to.port]
  if (!run.ok || !output || !input) return [new Blocked(to.step, from.step, `${from.step}.${from.port}`).finding]
  const own = findings
    .filter(isError)
    .filter(({ place }) => place === output.place || place.startsWith(`${output.place}.`))
  if (own.length > 0) return own
  // what lies side by side is looked at together
  const merged = input.merge ? (await session.chain(to.step, signal)).inputs[to.port] : undefined
  const beside = await besideOf(link, { session, links: wiring.links, signal })
  return checkPort(merged ?? observePort(to.step, input, output.dir), { fault: 'consumer', beside })
}

/** A script that fails on data which breaks a promise is not to blame. */
async function accepted(context: Context, link: Link): Promise<Finding[]> {
  const { run, findings } = await context.session.chain(link.to.step, context.signal)
  if (run.ok) return []
  const before = (await written(context, link)).filter(isError)
  return before.length > 0 ? before : findings
}

/** All steps, and then the gates. */
async function endToEnd(context: Context): Promise<Finding[]> {
  const { pipeline, session, signal } = context
  return [...(await along(Object.keys(pipeline.steps), context)), ...(await gated(pipeline, session, signal))]
}

async function runCase(
  { session, reducer, signal }: Context,
  { step, case: way }: Extract<Question, { kind: 'run' }>,
): Promise<Finding[]> {
  const whole = { ...way, inputs: aloneInputs(session.step(step), way.inputs, session.supply) }
  const { findings } = await session.once(step, whole, signal)
  return reducer.alone(step, whole, { findings, signal })
}

/** A promise to refuse what nothing in the contract forbids. */
function nothingToRefuse(step: string, lacking: string): Finding {
  const advice = 'declare it, or take this out of `rejects`'
  const expected = 'something that can be broken so'
  return finding({ code: 'nothing-to-refuse', place: step, fault: 'contract', received: lacking, expected, advice })
}

/** What the first of several cases shows that goes wrong, and which it is. */
async function eachWay(
  { session, reducer, signal }: Context,
  { step: name, cases, lacking = 'no case' }: Extract<Question, { kind: 'ways' }>,
): Promise<Finding[]> {
  if (cases.length === 0) return [nothingToRefuse(name, lacking)]
  const step = session.step(name)
  const alone = { ...step, contract: contractIn(step) }
  const all = cases.map((way) => ({ ...way, inputs: aloneInputs(alone, way.inputs, session.supply) }))
  const done = await session.many(name, all, signal)
  const worst = done.findIndex(({ findings }) => findings.some(isError))
  const way = all[worst]
  const findings = done[worst]?.findings ?? done.flatMap((each) => each.findings)
  if (!way) return findings
  const small = await reducer.alone(name, way, { findings, signal })
  return small.map((each) => ({ ...each, notes: [...(each.notes ?? []), `on     ${way.name}`] }))
}

/** What the first of many inputs to break a promise shows, made small. */
async function promises(
  { session, reducer, signal }: Context,
  { step: name, inputs: count }: Extract<Question, { kind: 'promises' }>,
): Promise<Finding[]> {
  const step = session.step(name)
  const contract = contractIn(step)
  const inputs = variedInputs(freely(aloneInputs({ ...step, contract }, {}, session.supply), contract), contract, count)
  const ways = inputs.map((each, index) => ({ ...nothing, name: `generated input ${index + 1}`, inputs: each }))
  const all = await session.many(name, ways, signal)
  const worst = all.findIndex(({ findings }) => findings.some(isError))
  const findings = all[worst]?.findings ?? all.find((each) => each.findings.length > 0)?.findings ?? []
  const way = ways[worst]
  return way ? reducer.alone(name, way, { findings, signal }) : findings
}

/** One line for each kind of question; the longer ones are files of their own. */
const answers: Answers = {
  wiring: ({ wiring }, { codes }) => wiring.findings.filter(({ code }) => codes.includes(code)),
  agreement: (context, { step }) => agreed(context, step),
  promised: ({ pipeline, wiring }, { link }) => promised(pipeline, link, wiring.links),
  written: (context, { link }) => written(context, link),
  accepted: (context, { link }) => accepted(context, link),
  unfinished,
  promises,
  across: (context, { place }) => across(context, place),
  relation: ({ session, signal }, question) => unrelated(session, question, signal),
  twice,
  volumes,
  versions: compareVersions,
  ways: eachWay,
  path: onPath,
  whole: endToEnd,
  run: runCase,
}

/** What a test found, where a step that could not run is a finding too. */
export async function answerOf(context: Context, question: Question): Promise<Finding[]> {
  try {
    const kept = keptFor(question, context.session.from)
    if (kept) return await replay(kept, context.session, context.signal)
    // the record has for each kind the answer to it, which TypeScript can not relate
    const answer = answers[question.kind] as Answer
    return await answer(context, question)
  } catch (error) {
    if (error instanceof Blocked || error instanceof Stopped) return [error.finding]
    throw error
  }
}
