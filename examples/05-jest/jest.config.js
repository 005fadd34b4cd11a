const { withPipeproof } = require('pipeproof/preset')

module.exports = withPipeproof({
  testTimeout: 60_000,
  reporters: ['default', 'jest-junit'],
})
