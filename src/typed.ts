import type {
  WrittenColumn,
  WrittenContract,
  WrittenPort,
  WrittenVersions,
  WrittenVolumes,
} from './contract/written.ts'
import type { Contract, Port } from './model/contract.ts'
import type { DataSpec, Row } from './model/data.ts'
import type { Expectation, Golden, Standing, Wanted } from './model/expectation.ts'
import type { Pipeline } from './model/pipeline.ts'
import type { Scalar } from './model/scalar.ts'
import type { WrittenPipeline } from './pipeline/written.ts'
import type { WrittenCase, WrittenSource } from './shared/cases.ts'

/** A value in TypeScript may be `as const`. */
export type Fixed<T> = T extends (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T

interface Values {
  integer: number
  number: number
  string: string
  boolean: boolean
  date: string
  timestamp: string
}

type Member<C> = C extends { readonly const: infer Value }
  ? Value
  : C extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : C extends { readonly type: keyof Values }
      ? Values[C['type']]
      : Scalar

type MayLack = { readonly optional: true } | MayBeNull
type MayBeNull = { readonly nullable: true } | { readonly nullFraction: number }

type Cell<C> = C extends MayBeNull ? Member<C> | null : Member<C>

type Needed<Columns> = { [Name in keyof Columns]: Columns[Name] extends MayLack ? never : Name }[keyof Columns]

/** Names that the environment gives are not known before it runs. */
type IsKnown<Columns> = Extract<keyof Columns, `${string}\${${string}`> extends never ? true : false

type RowFrom<Columns> =
  IsKnown<Columns> extends true
    ? { [Name in Needed<Columns>]: Cell<Columns[Name]> } & {
        [Name in Exclude<keyof Columns, Needed<Columns>>]?: Cell<Columns[Name]>
      }
    : Row

/** Stands for nothing at run time. */
declare const row: unique symbol

interface TypedPort<R> extends Port {
  readonly [row]?: R
}

/** Columns that a schema adds, and those of several datasets, are not known to the compiler. */
type PortFrom<P> = P extends { readonly schema: string }
  ? TypedPort<Row>
  : TypedPort<P extends { readonly columns: infer Columns } ? RowFrom<Columns> : Row>

type PortsFrom<P> = { [Name in keyof P]: PortFrom<P[Name]> }

type PortsIn<W, Side extends 'inputs' | 'outputs'> = W extends { readonly [S in Side]: infer P } ? PortsFrom<P> : {}

/** A contract whose ports and columns the compiler knows. */
export type TypedContract<W> = Omit<Contract, 'inputs' | 'outputs'> & {
  inputs: PortsIn<W, 'inputs'>
  outputs: PortsIn<W, 'outputs'>
}

/** A row of a port: `RowOf<typeof clean, 'raw'>`. */
export type RowOf<C extends Contract, Name extends keyof C['inputs'] | keyof C['outputs']> = RowIn<
  (C['inputs'] & C['outputs'])[Name]
>

type RowIn<P> = P extends { readonly [row]?: infer R } ? (unknown extends R ? Row : R) : Row

/** Data for some ports by their names. */
export type DataByName<Ports> = { [Name in keyof Ports]?: DataFor<Ports[Name]> }

/** Rows are those of the port's columns. */
type DataFor<P> = Exclude<DataSpec, { kind: 'rows' }> | RowsSpec<RowIn<P>>

export interface RowsSpec<R> {
  kind: 'rows'
  rows: R[] | Record<string, R[]>
}

type KeysOf<T, Shape> = { [Key in keyof T]: Key extends keyof Shape ? T[Key] : never }

type KeyOf<P> = P extends { readonly columns: infer Columns } ? keyof Columns | readonly (keyof Columns)[] : never

type StrictPort<P> = {
  [Key in keyof P]: Key extends 'columns'
    ? { [Name in keyof P[Key]]: KeysOf<P[Key][Name], WrittenColumn> }
    : Key extends 'key'
      ? KeyOf<P>
      : Key extends keyof WrittenPort
        ? P[Key]
        : never
}

type NamesOf<W> = keyof PortsIn<W, 'inputs'> | keyof PortsIn<W, 'outputs'>

type StrictVersions<V, Outputs> = {
  [Key in keyof V]: Key extends 'outputs' ? readonly Outputs[] : KeysOf<V, WrittenVersions>[Key]
}

/** A key that nobody knows, and a name that is not declared, can have no value. */
export type Strict<W> = {
  [Key in keyof W]: Key extends 'inputs' | 'outputs'
    ? { [Name in keyof W[Key]]: StrictPort<W[Key][Name]> }
    : Key extends 'checks'
      ? { [Name in keyof W[Key]]: Name extends NamesOf<W> ? W[Key][Name] : never }
      : Key extends 'expect'
        ? StrictExpectation<W[Key], keyof PortsIn<W, 'outputs'> & string>
        : Key extends 'volumes'
          ? KeysOf<W[Key], WrittenVolumes>
          : Key extends 'versions'
            ? StrictVersions<W[Key], keyof PortsIn<W, 'outputs'>>
            : Key extends keyof WrittenContract
              ? W[Key]
              : never
}

type Named = string | Contract

/** How the steps of a pipeline are written. */
export type WrittenSteps = NonNullable<WrittenPipeline<Named>['steps']>

/** The ports of a step, where its contract is a value; of a path they are any. */
type PortNames<S, Side extends 'inputs' | 'outputs'> = S extends { readonly contract: infer C }
  ? PortNames<C, Side>
  : S extends Pick<Contract, Side>
    ? keyof S[Side] & string
    : string

type End<Steps, Side extends 'inputs' | 'outputs'> = {
  [Name in keyof Steps & string]: Name | `${Name}.${PortNames<Steps[Name], Side>}`
}[keyof Steps & string]

type Edges<Steps> = {
  [To in End<Steps, 'inputs'>]?: End<Steps, 'outputs'> | End<Steps, 'outputs'>[]
}

type Cases<Steps> = { [Name in keyof Steps]?: CaseOf<Steps[Name]>[] | string }

type CaseOf<S> = Omit<WrittenCase, 'inputs' | 'expect'> & {
  inputs?: { [Name in PortNames<S, 'inputs'>]?: WrittenSource }
  expect?: ExpectationFor<PortNames<S, 'outputs'>>
}

/** What is expected of a run with these outputs. */
export type ExpectationFor<Outputs extends string> = Omit<Expectation, 'outputs' | 'rows'> & {
  outputs?: { [Name in Outputs]?: Golden }
  rows?: { [Name in Counted<Outputs>]?: Wanted }
}

type Counted<Outputs extends string> = Outputs | `${Outputs}.${string}`

type StrictExpectation<E, Outputs extends string> = {
  [Key in keyof E]: Key extends 'rows'
    ? { [Name in keyof E[Key]]: Name extends Counted<Outputs> ? E[Key][Name] : never }
    : KeysOf<E, Standing>[Key]
}

/** A pipeline as it is written in TypeScript: its edges and cases name steps, and ports that they have. */
export interface TypedPipeline<Steps> extends Omit<WrittenPipeline, 'steps' | 'edges' | 'cases' | 'dag'> {
  steps: Steps
  edges?: Edges<NoInfer<Steps>>
  cases?: Cases<NoInfer<Steps>>
}

/** Stands for nothing at run time. */
declare const named: unique symbol

/** A pipeline whose steps the compiler knows. */
export interface NamedPipeline<Steps> extends Pipeline {
  readonly [named]?: Steps
}

/** The inputs of all steps, as `step.port`. */
export type InputOf<Steps> = {
  [Name in keyof Steps & string]: `${Name}.${PortNames<Steps[Name], 'inputs'>}`
}[keyof Steps & string]

/** The inputs of one step. */
export type InputNames<S> = PortNames<S, 'inputs'>
