import '../../examples/15-test-data/taxes.test.ts'
