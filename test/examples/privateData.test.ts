import '../../examples/16-private-data/data.test.ts'
