/** What a script is given: folders of its inputs and outputs, environment, arguments. */
export type Given = 'input' | 'output' | 'env' | 'arg'

/** Where something stands in a script; `guard` is the block under `if __name__ == "__main__":`. */
interface Told {
  phase: 'module' | 'main' | 'guard'
  file: string
  line: number
}

/** A name is asked for. */
export interface ReadNote extends Told {
  what: 'read'
  kind: Given
  name: string
  /** `demanded` where its lack is an error. */
  how: 'demanded' | 'optional' | 'tested'
  /** Whether the line runs whatever the data is. */
  sure: boolean
  default: string | null
}

/** A name that the script gives to itself. */
export interface SetNote extends Told {
  what: 'set'
  kind: Given
  name: string
}

/** A name is asked for that its text does not tell. */
export interface ComputedNote extends Told {
  what: 'computed'
  kind: Given
  text: string
}

/** A path that is written out; `open` where more follows that is not known, `soft` where it only fills in. */
export interface PathNote extends Told {
  what: 'path'
  path: string
  /** The same with the wildcards in it. */
  text: string
  writes: boolean
  open: boolean
  soft: boolean
}

/** A path below the folder of a port; `open` where more follows that is not known. */
export interface FileNote extends Told {
  what: 'file'
  kind: 'input' | 'output'
  name: string
  path: string
  open: boolean
}

/** The folder that the script itself gives to a port when it runs as a program. */
export interface MountNote extends Told {
  what: 'mount'
  kind: 'input' | 'output'
  name: string
  path: string
  open: boolean
}

/** An option of its command line. */
export interface OptionNote extends Told {
  what: 'option'
  names: string[]
  required: boolean
  choices: string[] | null
  default: string | null
  type: string | null
  nargs: string | null
  action: string | null
}

/** The command line is parsed; `strict` where an option that is not known is an error. */
interface ParseNote extends Told {
  what: 'parse'
  strict: boolean
}

/** There are options that its text does not tell. */
interface OptionsNote extends Told {
  what: 'options'
}

export type LookNote =
  | ReadNote
  | SetNote
  | ComputedNote
  | PathNote
  | FileNote
  | MountNote
  | OptionNote
  | ParseNote
  | OptionsNote

export interface Signature {
  line: number
  kind: 'function' | 'async' | 'generator'
  parameters: string[]
  required: number
  /** It takes any number of positional arguments. */
  more: boolean
  /** What it must be given by name. */
  keywords: string[]
  decorated: boolean
}

/** What the text of a script tells, without running it. */
export interface Look {
  /** Why nothing could be told. */
  error?: { kind: 'missing' | 'encoding' | 'syntax' | 'deep'; reason: string; line: number; column: number }
  /** Only its line where it does not stand in this file, `null` where there is none. */
  main?: Signature | { line: number } | null
  /** Whether running the file does more than to declare. */
  runs?: boolean
  /** The line of `if __name__ == "__main__":`. */
  guard?: number | null
  /** The files that were looked at. */
  files: string[]
  notes?: LookNote[]
}
