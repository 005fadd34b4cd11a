import { describe, expect, test } from 'vitest'
import { loadContract } from '../../../../src/contract/load.ts'
import { PipeproofError } from '../../../../src/errors.ts'
import { contractReaderLaws } from '../../../laws/contractReader.ts'
import { callsOf } from '../../../support/python.ts'
import { scriptContracts } from '../../../support/scriptContracts.ts'
import { contractFile, toldOf } from '../../../support/contractFile.ts'
import { folder } from '../../../support/folder.ts'

/** What is told of a Python file, or why it is refused, without where it is. */
function told(text: string, variant = ''): unknown {
  const dir = folder({ 'a_contract.py': text, 'a.py': '' })
  try {
    const { script: _, ...rest } = toldOf(loadContract(`${dir}/a_contract.py${variant}`))
    return rest
  } catch (error) {
    if (!(error instanceof PipeproofError)) throw error
    return `${error.at?.line}:${error.at?.column} ${error.message.split('\n')[0]}`
  }
}

const { samples, write } = scriptContracts

describe.each([
  ['written out', ''],
  // whatever is used is run
  ['run', 'from cursus import ScriptContract\nprint(ScriptContract)\nused = lambda: made'],
])('a contract that is %s', (_, before) => {
  contractReaderLaws({
    reader: 'scriptContract',
    samples,
    variants: ['training'],
    write,
    cannot: { name: true, optional: true },
    language: callsOf('ScriptContract', before),
  })
})

test('what is written out is read, each value with its line', () => {
  expect(contractFile('model_contract.py')).toMatchInlineSnapshot(`
    {
      "args": {},
      "env": {
        "LABEL_FIELD": "required",
        "ROUNDS": "5",
      },
      "inputs": {
        "orders": "8:9 /opt/ml/input/data/orders **",
      },
      "name": "model",
      "outputs": {
        "model": "10:28 /opt/ml/model model.tar.gz",
      },
      "platform": "training",
      "script": "scripts/orders.py",
      "warnings": [
        "13:5 not kept of the file, as no test needs it: \`framework_requirements\` (\`xgboost\`)",
      ],
    }
  `)
})

test('what is computed is run, without the packages that it imports', () => {
  const text = `
from pathlib import Path
from cursus.core.base import ProcessingScriptContract
from pydantic import BaseModel, Field
from .names import *
import pandas as pd

ROOT = Path("/opt/ml/processing")
COMMON = {"A": "1"}

class Settings(BaseModel):
    rounds: int = Field(default=5)

def make_contract(mode="fast"):
    return ProcessingScriptContract(
        entry_point="a.py",
        expected_input_paths={name: str(ROOT / "input" / name) for name in ("x", "y")},
        expected_output_paths={"out": f"{ROOT}/output"},
        optional_env_vars={**COMMON, "B": "2"},
        expected_arguments={"mode": mode},
    )

print("noise")
`
  expect(told(text)).toMatchInlineSnapshot(`
    {
      "args": {
        "mode": "fast",
      },
      "env": {
        "A": "1",
        "B": "2",
      },
      "inputs": {
        "x": "17:9 /opt/ml/processing/input/x **",
        "y": "17:9 /opt/ml/processing/input/y **",
      },
      "name": "a",
      "outputs": {
        "out": "18:32 /opt/ml/processing/output **",
      },
      "platform": "processing",
      "warnings": [],
    }
  `)
})

const two = `
from contracts import ScriptContract
A = ScriptContract(entry_point="a.py", expected_input_paths={"a": "/opt/ml/processing/a"})
B = ScriptContract(entry_point="a.py", expected_input_paths={"b": "/opt/ml/processing/b"})
`

test('one of several is chosen by its name', () => {
  expect(told(two, '#B')).toMatchObject({ inputs: { b: '4:62 /opt/ml/processing/b **' } })
  expect(told(two)).toMatchInlineSnapshot(
    `"1:1 Unexpected choice of 2 contracts in the file, expected \`A\` or \`B\`, write \`#A\` behind the path"`,
  )
})

const make = (value: string): string =>
  `from contracts import ScriptContract, ROOT\nA = ScriptContract(\n  entry_point=${value},\n)\n`

// each of them starts a Python
const patience = 60_000

/** Not all of it is written out, so that it is run. */
const after = (text: string): string => `${text}\n${make('"a" + ".py"')}`

const refused: Record<string, string> = {
  'no contract': 'x = 1\n',
  'no Python': 'def :\n',
  'nested too deeply': `x = ${'('.repeat(500)}1${')'.repeat(500)}\n`,
  'an exception': after('raise ValueError("not today")'),
  'an exit': after('import sys\nsys.exit(3)'),
  'a value of another module': make('ROOT'),
  'a text with a value of another module': make('f"{ROOT}/a.py"'),
  'a number': make('1 + 1'),
  'without names': 'from contracts import ScriptContract\nA = ScriptContract("a.py")\n',
  'a process': after('import os\nos.system("true")'),
  'a file to read': after('open("/etc/hostname")'),
  'a file to write': after('open("made-by-a-contract", "w")'),
  'the network': after('import socket\nsocket.create_connection(("localhost", 9))'),
}

test(
  'what can not be told is refused at its line',
  () => {
    const all = Object.entries(refused).map(([name, text]) => [name, told(text)])
    expect(Object.fromEntries(all)).toMatchInlineSnapshot(`
    {
      "a file to read": "1:1 Unexpected end of Python (PermissionError: it opens \`/etc/hostname\`, and is run without files) in the file, expected one that can be run by itself, mend it at this place",
      "a file to write": "1:1 Unexpected end of Python (PermissionError: it opens \`made-by-a-contract\`, and is run without files) in the file, expected one that can be run by itself, mend it at this place",
      "a number": "3:3 Unexpected \`2\` in \`entry_point\`, expected text, change the value",
      "a process": "2:1 Unexpected end of Python (PermissionError: it asks for \`os.system\`, and is run by itself) in the file, expected one that can be run by itself, mend it at this place",
      "a text with a value of another module": "3:1 Unexpected end of Python (\`contracts.ROOT\` comes from a module that is not run) in the file, expected one that can be run by itself, mend it at this place",
      "a value of another module": "3:3 Unexpected \`contracts.ROOT\` in \`entry_point\`, expected a value that the file itself tells, write it out",
      "an exception": "1:1 Unexpected end of Python (ValueError: not today) in the file, expected one that can be run by itself, mend it at this place",
      "an exit": "2:1 Unexpected end of Python (SystemExit: 3) in the file, expected one that can be run by itself, mend it at this place",
      "nested too deeply": "1:205 Unexpected end of Python (too many nested parentheses) in the file, expected one that can be run by itself, mend it at this place",
      "no Python": "1:5 Unexpected end of Python (invalid syntax) in the file, expected one that can be run by itself, mend it at this place",
      "no contract": "1:1 Unexpected absence of contracts in the file, expected an object of \`ScriptContract\`, \`ProcessingScriptContract\` or \`TrainingScriptContract\`, make one at the top of the file",
      "the network": "2:1 Unexpected end of Python (PermissionError: it asks for \`socket.getaddrinfo\`, and is run by itself) in the file, expected one that can be run by itself, mend it at this place",
      "without names": "2:5 Unexpected value without a name in the contract, expected keywords such as \`entry_point=\`, write it out",
    }
  `)
  },
  patience,
)

test('a null byte is refused, as each version of Python says it', () => {
  expect(told('x = "\u0000"\n')).toMatch(/^1:1 Unexpected end of Python \(.*null bytes.*\) in the file/)
})
