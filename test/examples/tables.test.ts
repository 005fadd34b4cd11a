import '../../examples/10-tables/tables.test.ts'
