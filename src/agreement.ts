import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Contract, Warning } from './model/contract.ts'
import type { Finding } from './model/finding.ts'
import type { Pipeline, Step } from './model/pipeline.ts'
import { agreementOf } from './contract/agree/agree.ts'
import type { Agreement } from './contract/agree/subject.ts'
import { PipeproofError } from './errors.ts'
import { lookAt, type Looked } from './run/python/look.ts'
import { platformOf } from './run/platform/layout.ts'
import { nearestFile } from './shared/files.ts'
import { shown } from './shared/paths.ts'

type Looks = Map<string, Looked>

/** Of other programs nothing can be told. */
const isPython = ({ command }: Contract): boolean => !command

function demandScript({ script, at }: Contract): void {
  if (statSync(script, { throwIfNoEntry: false })?.isFile()) return
  const nearest = nearestFile(shown(script), dirname(script), basename(script))
  throw new PipeproofError('missingScript', { path: shown(script), nearest }, { at, subject: script })
}

function agreementIn({ name, contract, env, args }: Step, looks: Looks): Agreement {
  const looked = looks.get(contract.script)
  if (!looked) return { findings: [], notes: [] }
  const { look, python } = looked
  return agreementOf({
    step: name,
    contract,
    env: [...new Set([...Object.keys(contract.env), ...Object.keys(env)])],
    args: { ...contract.args, ...args },
    look,
    version: python,
    platform: platformOf(contract),
  })
}

/** Looks at all the scripts of a pipeline at once. */
export class Agreements {
  readonly #steps: Step[]
  readonly #python: string | undefined
  /** By the Python that looked. */
  readonly #looked = new Map<string | undefined, Promise<Looks>>()

  constructor({ steps }: Pick<Pipeline, 'steps'>, python?: string) {
    this.#steps = Object.values(steps)
    this.#python = python
  }

  async #look(python: string | undefined): Promise<Looks> {
    const asked = this.#steps.filter((step) => (step.python ?? this.#python) === python)
    const scripts = asked.map(({ contract }) => contract).filter(isPython)
    for (const contract of scripts) demandScript(contract)
    return lookAt(
      scripts.map(({ script }) => script),
      python,
    )
  }

  /** Where the script of a step disagrees with its contract, and what can not be told. */
  async of(step: Step): Promise<Agreement> {
    const python = step.python ?? this.#python
    const looks = this.#looked.get(python) ?? this.#look(python)
    this.#looked.set(python, looks)
    return agreementIn(step, await looks)
  }
}

const stepOf = (contract: Contract): Step => ({ name: contract.name, contract, env: {}, args: {}, cases: [] })

/** Where the script of a contract reads other names, paths or arguments than the contract has, without running it. */
export async function agreement(contract: Contract, { python }: { python?: string } = {}): Promise<Finding[]> {
  const step = stepOf(contract)
  return (await new Agreements({ steps: { [step.name]: step } }, python).of(step)).findings
}

/** The same for all steps of a pipeline. */
export async function agreements(
  pipeline: Pipeline,
  python?: string,
): Promise<{ findings: Finding[]; notes: Warning[] }> {
  const looked = new Agreements(pipeline, python)
  const all = await Promise.all(Object.values(pipeline.steps).map((step) => looked.of(step)))
  return { findings: all.flatMap(({ findings }) => findings), notes: all.flatMap(({ notes }) => notes) }
}
