interface ExplainedError {
  code: string
  title: string
  example: string
  help: string
}

// the code alone is the heading: every message links to it as `#pp001`
const section = ({ code, title, example, help }: ExplainedError): string => `## ${code}

**${title}.**

\`\`\`
${example}
\`\`\`

${help}
`

/** The page of the documents that explains every error. */
export const errorPage = (errors: ExplainedError[]): string => `# Errors

A \`PipeproofError\` says that the set-up is wrong: what was there, what should be, and what to write instead. Its code stays
the same from version to version. (Data or a script that is wrong is a finding: it fails a test.)

<!-- made from src/errors.ts: \`npx vitest run -u test/errors.test.ts\` -->

${errors.map(section).join('\n')}`
