// the matchers of the README
import '../../examples/11-matchers/clean.test.ts'
