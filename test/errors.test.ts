import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PipeproofError, sentences, type ErrorFacts, type ErrorName } from '../src/errors.ts'
import { errorPage } from './house/errorPage.ts'

/** One example of each error. */
const facts: { [Name in ErrorName]: ErrorFacts<Name> } = {
  missingFile: { path: 'contracts/prepare.yaml', nearest: 'contracts/preprocess.yaml' },
  brokenYaml: { reason: 'implicit keys need to be on a single line' },
  unknownKey: { key: 'ouputs', place: 'the contract', known: ['inputs', 'outputs'], nearest: 'outputs' },
  wrongValue: { received: '`"many"`', place: '`rows.min`', expected: 'a number', advice: 'write `rows: { min: 1 }`' },
  missingKey: { key: 'script', place: 'the contract' },
  missingScript: { path: 'scripts/prepare.py', nearest: 'scripts/preprocess.py' },
  cycle: { steps: ['train', 'evaluate', 'train'] },
  unknownStep: { step: 'trian', known: ['preprocess', 'train'], nearest: 'train' },
  unknownPort: { port: 'modle', side: 'output', known: ['model', 'metrics'], nearest: 'model' },
  twoProducers: { place: 'train.data', producers: ['preprocess.processed', 'sample.rows'] },
  noPython: { tried: 'python3', from: 'PATH', reason: 'not found' },
  noCaller: { path: './fraud.pipeline.yaml' },
  disk: { path: '.pipeproof/runs/7f3a', reason: 'ENOSPC: no space left on device' },
  noSource: {
    place: 'evaluate.model',
    reason: 'it declares no columns',
    advice: 'write `sources: { evaluate.model: … }`',
  },
  ambiguousFile: { received: 'validation', expected: ['train', 'test'] },
  format: { format: 'xlsx', files: '*.xlsx', known: ['csv', 'tsv', 'jsonl', 'json', 'parquet'] },
  describedTwice: { path: 'fraud.pipeline.yaml', nearest: 'pipeline.yaml' },
  noValue: { place: 'preprocess.raw.amount', reason: '`minimum` 10 is above `maximum` 1' },
  brokenWorker: { interpreter: '/usr/bin/python3', reason: 'exit code 1' },
  noChecks: { subject: 'port `model`' },
  notAsymmetric: { matcher: 'toPassQualityChecks' },
  notData: { received: 'a number', expected: 'a port, a run, a path or rows' },
  noMain: { path: 'scripts/preprocess.py' },
  wrongUse: { received: 'command `chekc`', known: ['check', 'dag'], nearest: 'check' },
  noCommand: { command: 'Rscrpt', reason: 'it is not on `PATH`', nearest: 'Rscript' },
  noContainer: { tried: 'docker', reason: 'Cannot connect to the Docker daemon' },
  unknownNotation: { path: 'schemas/orders.yaml', known: ['JSON Schema', 'ODCS'], key: 'columns' },
  noImage: { image: 'python:3.11-slim', tried: 'docker' },
  noRevision: {
    path: 'contracts/clean.yaml',
    revision: 'mian',
    reason: 'git knows no such revision',
    advice: 'write `main`',
  },
}

const every = Object.keys(sentences) as ErrorName[] // the keys of a constant
const names = every.filter((name) => name in facts)
const firstLine = (error: Error): string => error.message.split('\n')[0] ?? ''
const said = names.map((name) => {
  const error = new PipeproofError(name, facts[name])
  return { name, code: error.code, message: firstLine(error) }
})

test('every error says this', () => {
  expect(Object.fromEntries(said.map(({ name, code, message }) => [name, `${code} ${message}`])))
    .toMatchInlineSnapshot(`
      {
        "ambiguousFile": "PP015 Unexpected rows for \`validation\`, expected \`train\` or \`test\`, name the files that the contract has",
        "brokenWorker": "PP019 Unexpected end of the interpreter \`/usr/bin/python3\` (exit code 1), expected an answer from its worker, run it by hand to see why",
        "brokenYaml": "PP002 Unexpected YAML (implicit keys need to be on a single line), expected a file that parses, mend it at this place",
        "cycle": "PP007 Unexpected cycle \`train\` -> \`evaluate\` -> \`train\`, expected steps that can be put in order, remove one of these edges",
        "describedTwice": "PP017 Unexpected \`describePipeline\` of \`fraud.pipeline.yaml\`, expected a file that is not a test by itself, write \`pipeline.yaml\`",
        "disk": "PP013 Unexpected refusal to write \`.pipeproof/runs/7f3a\` (ENOSPC: no space left on device), expected a folder with space that can be written, free it or change its owner",
        "format": "PP016 Unexpected format \`xlsx\` of \`*.xlsx\`, expected \`csv\`, \`tsv\`, \`jsonl\`, \`json\` or \`parquet\`, leave out \`columns\` or set \`format\`",
        "missingFile": "PP001 Unexpected path \`contracts/prepare.yaml\`, expected a file that exists, write \`contracts/preprocess.yaml\`",
        "missingKey": "PP005 Unexpected end of the contract, expected the key \`script\`, add it",
        "missingScript": "PP006 Unexpected script \`scripts/prepare.py\`, expected a file that exists, write \`scripts/preprocess.py\`",
        "noCaller": "PP012 Unexpected relative path \`./fraud.pipeline.yaml\` from a caller that can not be told, expected an absolute one, pass \`{ from: import.meta.url }\`",
        "noChecks": "PP020 Unexpected port \`model\` without a check, expected at least one, declare \`columns\` or name a check",
        "noCommand": "PP025 Unexpected command \`Rscrpt\` (it is not on \`PATH\`), expected a program that can be run, write \`Rscript\`",
        "noContainer": "PP026 Unexpected answer of \`docker\` (Cannot connect to the Docker daemon), expected it to run containers, start its daemon or set \`PIPEPROOF_CONTAINER\`",
        "noImage": "PP027 Unexpected image \`python:3.11-slim\` that is not on this machine, expected one that is, run \`docker pull python:3.11-slim\` or mend its name",
        "noMain": "PP023 Unexpected script \`scripts/preprocess.py\` without a function \`main\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, define it",
        "noPython": "PP011 Unexpected interpreter \`python3\` from PATH (not found), expected Python 3.9 or newer, install it or set \`PIPEPROOF_PYTHON\`",
        "noRevision": "PP029 Unexpected revision \`mian\` of \`contracts/clean.yaml\` (git knows no such revision), expected one that git has of this file, write \`main\`",
        "noSource": "PP014 Unexpected input \`evaluate.model\` without data (it declares no columns), expected a source, write \`sources: { evaluate.model: … }\`",
        "noValue": "PP018 Unexpected keywords of \`preprocess.raw.amount\` (\`minimum\` 10 is above \`maximum\` 1), expected some value that fits all of them, widen one",
        "notAsymmetric": "PP021 Unexpected \`expect.toPassQualityChecks()\` inside a value, expected \`await expect(data).toPassQualityChecks()\`, call it on the data itself",
        "notData": "PP022 Unexpected a number, expected a port, a run, a path or rows, pass one of these",
        "twoProducers": "PP010 Unexpected second producer of \`train.data\` (\`preprocess.processed\` and \`sample.rows\`), expected one, remove one of these edges, or write \`merge: true\` at the input",
        "unknownKey": "PP003 Unexpected key \`ouputs\` in the contract, expected \`inputs\` or \`outputs\`, write \`outputs\`",
        "unknownNotation": "PP028 Unexpected notation of \`schemas/orders.yaml\`, expected JSON Schema, ODCS, mend the file or write \`columns\`",
        "unknownPort": "PP009 Unexpected output \`modle\`, expected \`model\` or \`metrics\`, write \`model\`",
        "unknownStep": "PP008 Unexpected step \`trian\`, expected \`preprocess\` or \`train\`, write \`train\`",
        "wrongUse": "PP024 Unexpected command \`chekc\`, expected \`check\` or \`dag\`, write \`check\`",
        "wrongValue": "PP004 Unexpected \`"many"\` in \`rows.min\`, expected a number, write \`rows: { min: 1 }\`",
      }
    `)
})

test('an error without a near name says this', () => {
  const without = names.flatMap((name) => {
    if (!('nearest' in facts[name]) || name === 'describedTwice') return []
    return [[name, firstLine(new PipeproofError(name, { ...facts[name], nearest: undefined }))]]
  })
  expect(Object.fromEntries(without)).toMatchInlineSnapshot(`
    {
      "missingFile": "Unexpected path \`contracts/prepare.yaml\`, expected a file that exists, create it or mend the path",
      "missingScript": "Unexpected script \`scripts/prepare.py\`, expected a file that exists, create it or mend the path",
      "noCommand": "Unexpected command \`Rscrpt\` (it is not on \`PATH\`), expected a program that can be run, install it or mend its name",
      "unknownKey": "Unexpected key \`ouputs\` in the contract, expected \`inputs\` or \`outputs\`, remove it",
      "unknownPort": "Unexpected output \`modle\`, expected \`model\` or \`metrics\`, declare it in the contract's \`outputs\`",
      "unknownStep": "Unexpected step \`trian\`, expected \`preprocess\` or \`train\`, add it to \`steps\`",
      "wrongUse": "Unexpected command \`chekc\`, expected \`check\` or \`dag\`, see \`pipeproof --help\`",
    }
  `)
})

test('there is an example of every error', () => {
  expect(Object.keys(facts).toSorted()).toEqual(every.toSorted())
})

test.each(said)('$name says what was there, what should be and what to do', ({ message }) => {
  expect(message).toMatch(/^Unexpected \S.*, expected \S.*, \S.*[^.]$/)
  expect(message).not.toMatch(/please|undefined|\[object/i)
})

test('every error has a code of its own', () => {
  const codes = said.map(({ code }) => code)
  expect(codes.filter((code, index) => !/^PP0\d\d$/.test(code) || codes.indexOf(code) !== index)).toEqual([])
})

describe('an error about a place', () => {
  const file = join(process.cwd(), 'contracts/train.yaml')
  const error = new PipeproofError('missingKey', facts.missingKey, { at: { file, line: 3, column: 7 } })

  test('shows the place and the page that explains it', () => {
    expect(error.message).toMatchInlineSnapshot(`
      "Unexpected end of the contract, expected the key \`script\`, add it
        in   contracts/train.yaml:3:7
        see  docs/errors.md#pp005"
    `)
  })

  test("has the user's file for its whole stack", () => {
    expect(error.stack).toBe(`PipeproofError: ${error.message}\n    at ${file}:3:7`)
  })
})

test('an error without a place has no stack and no place', () => {
  const error = new PipeproofError('missingKey', facts.missingKey)
  expect(error.message).toMatchInlineSnapshot(`
    "Unexpected end of the contract, expected the key \`script\`, add it
      see  docs/errors.md#pp005"
  `)
  expect(error.stack).toBe(`PipeproofError: ${error.message}`)
})

test('the page of the documents explains every error', async () => {
  const errors = said.map(({ name, message }) => ({ ...sentences[name], example: message }))
  await expect(errorPage(errors)).toMatchFileSnapshot('../docs/errors.md')
})
