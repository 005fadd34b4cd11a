/** The kinds of test that are about one script; the schemas have them too. */
export type ScriptKind =
  | 'agreement'
  | 'valid'
  | 'boundary'
  | 'environment'
  | 'refuses'
  | 'promises'
  | 'twice'
  | 'relations'
  | 'volumes'
  | 'versions'
  | 'declared'

/** Every kind of generated test. */
export type KindName = ScriptKind | 'wiring' | 'edge' | 'across' | 'path' | 'endToEnd'

/** Which kinds of test there are, and how much of some. */
export interface Kinds<Name extends KindName = KindName> {
  /** These and no others. */
  only?: Name[]
  /** These too, which are not there unless asked for. */
  also?: Name[]
  skip?: Name[]
  /** On how many generated inputs a step keeps its promises; 25, unless told. */
  promises?: number
}
