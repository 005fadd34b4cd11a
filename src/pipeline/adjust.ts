import { dirname, resolve } from 'node:path'
import type { Limits } from '../model/contract.ts'
import type { Step } from '../model/pipeline.ts'
import { sourceOf, texts } from '../shared/cases.ts'
import { standingOf } from '../shared/expectation.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import type { Adjusted } from './written.ts'

/** What is said of one step beside its contract. */
export interface Adjustment extends Partial<
  Pick<Step, 'env' | 'args' | 'expect' | 'gates' | 'kinds' | 'sources' | 'runner' | 'python'>
> {
  limits?: Partial<Limits>
}

/** A step with what is said of it: what it had stays where nothing is said. */
export function adjusted(step: Step, { env, args, sources, limits, ...more }: Adjustment): Step {
  const { contract } = step
  return {
    ...step,
    ...more,
    env: { ...step.env, ...env },
    args: { ...step.args, ...args },
    ...(sources && { sources: { ...step.sources, ...sources } }),
    ...(limits && { contract: { ...contract, limits: { ...contract.limits, ...limits } } }),
  }
}

/** What a file says of one of its steps; an interpreter with a path is meant from there. */
export function adjustmentOf(name: string, written: Adjusted, doc: SourceDocument): Adjustment {
  const { env, args, expect, sources, python, ...more } = written
  const found = Object.entries(sources ?? {}).map(([port, source]) => [
    port,
    sourceOf(source, doc.at(['steps', name, 'sources', port])),
  ])
  return {
    ...more,
    env: texts(env),
    args: texts(args),
    ...(expect && { expect: standingOf(expect, { doc, path: ['steps', name, 'expect'] }) }),
    ...(sources && { sources: Object.fromEntries(found) }),
    ...(python !== undefined && { python: python.includes('/') ? resolve(dirname(doc.file), python) : python }),
  }
}
