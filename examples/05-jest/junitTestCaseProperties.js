// `jest-junit` calls this for every test: the folder of what a failing one left goes into the report
module.exports = ({ failureMessages }) => {
  const files = /^ {2}files {2}(\S+)/m.exec(failureMessages.join('\n'))?.[1]
  return files ? { files } : {}
}
