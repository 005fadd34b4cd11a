const wanted = (process.env['PIPEPROOF_REQUIRE'] ?? '').split(/[\s,]+/)

/** Whether a test may be left out because something is not on this machine; `PIPEPROOF_REQUIRE` names what must be. */
export function isMissing(name: string, isThere: boolean): boolean {
  if (isThere || wanted.includes(name) || wanted.includes('all')) return false
  process.stderr.write(`left out what needs \`${name}\`: it is not on this machine\n`)
  return true
}
