// `jest-junit` calls this for every test: what a failing one found goes into the report
module.exports = require('pipeproof/preset').junitProperties
