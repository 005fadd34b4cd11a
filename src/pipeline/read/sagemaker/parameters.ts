import type { Part } from '../../../shared/reading/part.ts'
import { isScalar, valueOf } from '../../../shared/reading/values.ts'
import type { Scope } from './value.ts'

const account = 'arn:aws:sagemaker:us-east-1:000000000000:pipeline'

/** An execution that never was: the same in every test. */
function execution(pipeline: string): Map<string, string> {
  const id = 'pipeproof000'
  return new Map([
    ['Execution.StartDateTime', '2020-01-01T00:00:00Z'],
    ['Execution.CurrentDateTime', '2020-01-01T00:00:00Z'],
    ['Execution.PipelineName', pipeline],
    ['Execution.PipelineArn', `${account}/${pipeline}`],
    ['Execution.PipelineExecutionId', id],
    ['Execution.PipelineExecutionArn', `${account}/${pipeline}/execution/${id}`],
  ])
}

/** The values that are known before anything runs: `taking` takes the default that is asked for, `looking` does not. */
export function scopesOf(root: Part, pipeline: string): { taking: Scope; looking: Scope } {
  const parameters = new Map(root.parts('Parameters').map((part) => [`Parameters.${part.name('Name')}`, part]))
  const facts = execution(pipeline)
  const looking: Scope = (name) => {
    const value = valueOf(parameters.get(name)?.value, 'DefaultValue')
    return isScalar(value) ? String(value) : facts.get(name)
  }
  const taking: Scope = (name) => {
    parameters.get(name)?.take('DefaultValue')
    return looking(name)
  }
  return { taking, looking }
}
