import { PipeproofError } from '../../../errors.ts'
import { Part } from '../../../shared/reading/part.ts'
import { Session } from '../../../shared/reading/session.ts'
import { parseYaml, type SourceDocument } from '../../../shared/yaml.ts'
import { isMap, told, valueOf } from '../../../shared/reading/values.ts'

const key = 'PipelineDefinition'

/** What a text inside a document says; its places are the place of the text. */
function parsedInside(doc: SourceDocument, text: string): unknown {
  try {
    return parseYaml(text, doc.file).value
  } catch (cause) {
    if (!(cause instanceof PipeproofError)) throw cause
    throw new PipeproofError(cause.reason, cause.facts, { at: doc.at([key]) })
  }
}

/** The definition itself, also of what `describe-pipeline` answers, where it is one text. */
export function unwrapped(doc: SourceDocument): { root: Part; name?: string } {
  const inside = valueOf(doc.value, key)
  if (inside === undefined) return { root: Part.of(new Session(doc)) }
  const value = typeof inside === 'string' ? parsedInside(doc, inside) : inside
  const whole = isMap(doc.value) ? { ...doc.value, [key]: value } : doc.value
  const outer = Part.of(new Session({ ...doc, value: whole }))
  const name = outer.text('PipelineName')
  if (!isMap(value)) {
    const facts = { received: told(value), place: `\`${key}\``, expected: 'a pipeline definition' }
    throw new PipeproofError('wrongValue', facts, { at: doc.at([key]) })
  }
  outer.session.enter([key])
  return { root: new Part(outer.session, [key], value), ...(name !== undefined && { name }) }
}
