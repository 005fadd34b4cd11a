import { basename, join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { filesIn, root } from './house/files.ts'

const files = filesIn('test/types').map((path) => join(root, path))

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown
  }
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options
}

/** What the compiler says of a file, an expected error that does not come included. */
function complaints(file: string): string[] {
  const program = ts.createProgram([file], options())
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ start = 0, messageText }) => {
    const { line = 0 } = program.getSourceFile(file)?.getLineAndCharacterOfPosition(start) ?? {}
    return `${basename(file)}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

test('there are types to test', () => {
  expect(files).not.toEqual([])
})

test.each(files.map((file) => [basename(file), file]))(
  '%s says what the compiler says',
  (_, file) => {
    expect(complaints(file)).toEqual([])
  },
  60_000,
)
