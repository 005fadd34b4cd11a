import { relative, sep } from 'node:path'
import type { Location } from './model/location.ts'
import { hide } from './shared/hide.ts'
import { meant, sentence, type Sentence } from './shared/sentence.ts'
import { withoutFrames } from './shared/withoutFrames.ts'
import { allOf, oneOf } from './shared/words.ts'

/** Every sentence about a set-up that is wrong, by its name. */
export const sentences = {
  missingFile: sentence({
    code: 'PP001',
    title: 'A file is not there',
    say: (facts: { path: string; nearest: string | undefined }) =>
      `Unexpected path \`${facts.path}\`, expected a file that exists, ${meant(facts.nearest, 'create it or mend the path')}`,
    help: 'A contract, a pipeline or a data file that is named somewhere does not exist. Paths in YAML resolve from that YAML file, paths in TypeScript from the calling file.',
  }),
  brokenYaml: sentence({
    code: 'PP002',
    title: 'A file is not YAML',
    say: (facts: { reason: string }) =>
      `Unexpected YAML (${facts.reason}), expected a file that parses, mend it at this place`,
    help: 'The file could not be parsed; the place is where the parser stopped. JSON files are read as YAML too.',
  }),
  unknownKey: sentence({
    code: 'PP003',
    title: 'A key is not known',
    say: (facts: { key: string; place: string; known: string[]; nearest: string | undefined }) =>
      `Unexpected key \`${facts.key}\` in ${facts.place}, expected ${oneOf(facts.known)}, ${meant(facts.nearest, 'remove it')}`,
    help: 'Nothing in a file of ours is ignored: a key that has no meaning would be a promise that nobody checks.',
  }),
  wrongValue: sentence({
    code: 'PP004',
    title: 'A value has the wrong shape',
    say: (facts: { received: string; place: string; expected: string; advice?: string }) =>
      `Unexpected ${facts.received} in ${facts.place}, expected ${facts.expected}, ${facts.advice ?? 'change the value'}`,
    help: 'A key has a value of another type, or one that is not among those allowed.',
  }),
  missingKey: sentence({
    code: 'PP005',
    title: 'A key is missing',
    say: (facts: { key: string | string[]; place: string }) =>
      `Unexpected end of ${facts.place}, expected the key ${oneOf([facts.key].flat())}, add it`,
    help: 'Contracts need `script` or `command`, those that run in a container an `image`, pipelines need `steps`, datasets need `files`.',
  }),
  missingScript: sentence({
    code: 'PP006',
    title: 'A script is not there',
    say: (facts: { path: string; nearest: string | undefined }) =>
      `Unexpected script \`${facts.path}\`, expected a file that exists, ${meant(facts.nearest, 'create it or mend the path')}`,
    help: 'The `script` of a contract resolves from the file of the contract.',
  }),
  cycle: sentence({
    code: 'PP007',
    title: 'The steps form a circle',
    say: (facts: { steps: string[] }) =>
      `Unexpected cycle ${facts.steps.map((step) => `\`${step}\``).join(' -> ')}, expected steps that can be put in order, remove one of these edges`,
    help: 'A step can not wait for its own output, neither directly nor through others.',
  }),
  unknownStep: sentence({
    code: 'PP008',
    title: 'An edge or a case names a step that is not there',
    say: (facts: { step: string; known: string[]; nearest: string | undefined }) =>
      `Unexpected step \`${facts.step}\`, expected ${oneOf(facts.known)}, ${meant(facts.nearest, 'add it to `steps`')}`,
    help: 'Edges and cases may name only what stands under `steps`.',
  }),
  unknownPort: sentence({
    code: 'PP009',
    title: 'An edge or a case names a port that is not there',
    say: (facts: { port: string; side: 'input' | 'output'; known: string[]; nearest: string | undefined }) =>
      `Unexpected ${facts.side} \`${facts.port}\`, expected ${oneOf(facts.known)}, ${meant(facts.nearest, `declare it in the contract's \`${facts.side}s\``)}`,
    help: 'An edge reads `input <- output`: on the left an input of the consumer, on the right an output of the producer.',
  }),
  twoProducers: sentence({
    code: 'PP010',
    title: 'An input has two producers',
    say: (facts: { place: string; producers: string[] }) =>
      `Unexpected second producer of \`${facts.place}\` (${allOf(facts.producers)}), expected one, remove one of these edges, or write \`merge: true\` at the input`,
    help: 'An input gets its data from one output, unless the port says `merge: true`: the files of several outputs then lie side by side.',
  }),
  noPython: sentence({
    code: 'PP011',
    title: 'There is no Python to run scripts with',
    say: (facts: { tried: string; from: string; reason: string }) =>
      `Unexpected interpreter \`${facts.tried}\` from ${facts.from} (${facts.reason}), expected Python 3.9 or newer, install it or set \`PIPEPROOF_PYTHON\``,
    help: 'The interpreter is the option `python`, else `PIPEPROOF_PYTHON`, else what the settings say, else `.venv` at or above the pipeline, else `python3`.',
  }),
  noCaller: sentence({
    code: 'PP012',
    title: 'A relative path has no starting point',
    say: (facts: { path: string }) =>
      `Unexpected relative path \`${facts.path}\` from a caller that can not be told, expected an absolute one, pass \`{ from: import.meta.url }\``,
    help: 'In TypeScript a path resolves from the calling file. Bundled or evaluated code has none.',
  }),
  disk: sentence({
    code: 'PP013',
    title: 'The disk refused',
    say: (facts: { path: string; reason: string }) =>
      `Unexpected refusal to write \`${facts.path}\` (${facts.reason}), expected a folder with space that can be written, free it or change its owner`,
    help: 'Runs and their data are written below `.pipeproof/`, beside the nearest `pipeproof.yaml` or `package.json`.',
  }),
  noSource: sentence({
    code: 'PP014',
    title: 'An input has no data',
    say: (facts: { place: string; reason: string; advice: string }) =>
      `Unexpected input \`${facts.place}\` without data (${facts.reason}), expected a source, ${facts.advice}`,
    help: 'Data is generated for a port with columns. Files without columns come from upstream, or from a source that you name.',
  }),
  ambiguousFile: sentence({
    code: 'PP015',
    title: 'The name of a file to write can not be told',
    say: (facts: { received: string; expected: string[] }) =>
      `Unexpected rows for \`${facts.received}\`, expected ${oneOf(facts.expected)}, name the files that the contract has`,
    help: 'Rows are given as a list, which fills the first file, or by the values of `vars`: `{ train: [...], test: [...] }`.',
  }),
  format: sentence({
    code: 'PP016',
    title: 'A format is not supported',
    say: (facts: { format: string; files: string; known: string[] }) =>
      `Unexpected format \`${facts.format}\` of \`${facts.files}\`, expected ${oneOf(facts.known)}, leave out \`columns\` or set \`format\``,
    help: 'Columns can be declared for the formats that the table engine reads; other files are opaque.',
  }),
  describedTwice: sentence({
    code: 'PP017',
    title: 'A pipeline would run twice',
    say: (facts: { path: string; nearest: string }) =>
      `Unexpected \`describePipeline\` of \`${facts.path}\`, expected a file that is not a test by itself, write \`${facts.nearest}\``,
    help: 'A file named `*.pipeline.yaml` is a test file. To describe it from TypeScript, call it `pipeline.yaml`.',
  }),
  noValue: sentence({
    code: 'PP018',
    title: 'A column allows no value',
    say: (facts: { place: string; reason: string }) =>
      `Unexpected keywords of \`${facts.place}\` (${facts.reason}), expected some value that fits all of them, widen one`,
    help: 'Data can not be generated for a column whose keywords contradict each other, or with fewer distinct values than a unique column needs.',
  }),
  brokenWorker: sentence({
    code: 'PP019',
    title: 'The Python side did not answer',
    say: (facts: { interpreter: string; reason: string }) =>
      `Unexpected end of the interpreter \`${facts.interpreter}\` (${facts.reason}), expected an answer from its worker, run it by hand to see why`,
    help: 'The interpreter started and ended before or without its worker, which no script can cause by itself.',
  }),
  noChecks: sentence({
    code: 'PP020',
    title: 'Nothing would be checked',
    say: (facts: { subject: string }) =>
      `Unexpected ${facts.subject} without a check, expected at least one, declare \`columns\` or name a check`,
    help: 'A test that checks nothing can not fail, so it is refused.',
  }),
  notAsymmetric: sentence({
    code: 'PP021',
    title: 'A matcher that reads data was used inside a value',
    say: (facts: { matcher: string }) =>
      `Unexpected \`expect.${facts.matcher}()\` inside a value, expected \`await expect(data).${facts.matcher}()\`, call it on the data itself`,
    help: 'Test frameworks do not wait for asymmetric matchers: an asynchronous one would pass or fail by chance.',
  }),
  notData: sentence({
    code: 'PP022',
    title: 'A matcher got something that is not data',
    say: (facts: { received: string; expected: string }) =>
      `Unexpected ${facts.received}, expected ${facts.expected}, pass one of these`,
    help: 'Matchers take the ports and runs that pipeproof returns, paths, globs and rows.',
  }),
  noMain: sentence({
    code: 'PP023',
    title: 'A script has nothing to call',
    say: (facts: { path: string }) =>
      `Unexpected script \`${facts.path}\` without a function \`main\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, define it`,
    help: 'A script is imported and its `main` is called with the folders of its ports, its environment and its arguments.',
  }),
  wrongUse: sentence({
    code: 'PP024',
    title: 'A command was called in a way it does not know',
    say: (facts: { received: string; known: string[]; nearest: string | undefined }) =>
      `Unexpected ${facts.received}, expected ${oneOf(facts.known)}, ${meant(facts.nearest, 'see `pipeproof --help`')}`,
    help: '`pipeproof --help` lists the commands, `pipeproof COMMAND --help` what each one takes.',
  }),
  noCommand: sentence({
    code: 'PP025',
    title: 'A command can not be run',
    say: (facts: { command: string; reason: string; nearest: string | undefined; advice?: string }) =>
      `Unexpected command \`${facts.command}\` (${facts.reason}), expected a program that can be run, ${meant(facts.nearest, facts.advice ?? 'install it or mend its name')}`,
    help: 'The first word of `command` is a program on `PATH`, or a path from the file of the contract. A file needs the right to be executed, and a first line such as `#!/usr/bin/env bash` if it is a script.',
  }),
  noContainer: sentence({
    code: 'PP026',
    title: 'There is nothing to run containers with',
    say: (facts: { tried: string; reason: string; advice?: string }) =>
      `Unexpected answer of \`${facts.tried}\` (${facts.reason}), expected it to run containers, ${facts.advice ?? 'start its daemon or set `PIPEPROOF_CONTAINER`'}`,
    help: 'Containers are run by `PIPEPROOF_CONTAINER`, else by `docker`, else by `podman`, whichever answers first. A client that is installed is not enough: `docker version` tells whether its daemon is up.',
  }),
  noImage: sentence({
    code: 'PP027',
    title: 'An image is not on this machine',
    say: (facts: { image: string; tried: string }) =>
      `Unexpected image \`${facts.image}\` that is not on this machine, expected one that is, run \`${facts.tried} pull ${facts.image}\` or mend its name`,
    help: 'Images are never pulled by a run: that would need the network, and its time would count as the time of your script.',
  }),
  unknownNotation: sentence({
    code: 'PP028',
    title: 'A schema or a pipeline is in no notation that is read',
    say: (facts: { path: string; known: string[]; key: 'columns' | 'steps' }) =>
      `Unexpected notation of \`${facts.path}\`, expected ${facts.known.join(', ')}, mend the file or write \`${facts.key}\``,
    help: 'The `schema` of a dataset and the `dag` of a pipeline are recognised by their own keys: the README says for each notation what is read. A file in another notation is never read in part.',
  }),
  noRevision: sentence({
    code: 'PP029',
    title: 'A file has no such revision',
    say: (facts: { path: string; revision: string; reason: string; advice: string }) =>
      `Unexpected revision \`${facts.revision}\` of \`${facts.path}\` (${facts.reason}), expected one that git has of this file, ${facts.advice}`,
    help: 'A contract, or what a script writes, is compared with itself at a branch, a tag or a commit of the git repository that it lies in. A clone with `--depth 1` knows no other: in CI, fetch the whole history.',
  }),
} satisfies Record<string, Sentence<never>>

export type ErrorName = keyof typeof sentences
export type ErrorFacts<Name extends ErrorName> = Parameters<(typeof sentences)[Name]['say']>[0]

interface ErrorOptions {
  at?: Location | undefined
  /** The file that could not be loaded, where it is not the file of `at`. */
  subject?: string | undefined
  cause?: unknown
}

const display = (file: string): string => relative(process.cwd(), file).split(sep).join('/')

/** The set-up is wrong: says what was there, what should be, and what to write instead. */
export class PipeproofError<Name extends ErrorName = ErrorName> extends Error {
  override name = 'PipeproofError'
  declare readonly code: string
  declare readonly reason: Name
  declare readonly facts: ErrorFacts<Name>
  declare readonly at: Location | undefined
  declare readonly subject: string | undefined

  constructor(reason: Name, facts: ErrorFacts<Name>, { at, subject, cause }: ErrorOptions = {}) {
    // `say` takes the facts of its own sentence, which the type of `facts` guarantees and TypeScript can not relate
    const { code, say } = sentences[reason] as unknown as Sentence<ErrorFacts<Name>>
    const where = at === undefined ? '' : `\n  in   ${display(at.file)}:${at.line}:${at.column}`
    super(`${say(facts)}${where}\n  see  docs/errors.md#${code.toLowerCase()}`, { cause: withoutFrames(cause) })
    hide(this, { code, reason, facts, at, subject })
    this.stack =
      at === undefined
        ? `${this.name}: ${this.message}`
        : `${this.name}: ${this.message}\n    at ${at.file}:${at.line}:${at.column}`
  }
}
