import type { Column, Relation } from '../../domain/index.ts';

/** A relation of another project, as a question asks about it. */
export interface UpstreamRelation {
  readonly relation: Relation;
  /** Its columns as the contract lists them. */
  readonly columns: readonly Pick<Column, 'name' | 'quote'>[];
  /** Whether it has no others: its contract is enforced. */
  readonly complete: boolean;
}

export interface Question {
  readonly sql: string;
  /** dbt's name of it: `snowflake`, `duckdb`, … */
  readonly adapter: string | null;
  readonly relations: readonly UpstreamRelation[];
}

export type Answer = Understood | NotUnderstood;

export interface Understood {
  readonly understood: true;
  /** One for each relation of the question, in its order. */
  readonly uses: readonly ColumnUse[];
  /** Every table and view that the query names, CTEs aside, in the order of the text. */
  readonly tables: readonly NamedTable[];
}

export interface ColumnUse {
  /** Names as the contract has them, sorted; `*` when any column may be in use. */
  readonly columns: readonly string[] | '*';
  /**
   * Why it is `*`: a `star` takes every column; a use was `not-placed`, so it may be any column; the relation is `not-named` in the query at
   * all, so whatever reads it cannot be seen (a hook, a query that ran while dbt compiled). Null when the columns are known.
   */
  readonly because: 'star' | 'not-placed' | 'not-named' | null;
  /** Columns that the query takes from this relation for certain, and that its contract does not have. */
  readonly missing: readonly MissingColumn[];
}

export interface MissingColumn {
  /** As the query writes it, without quotes. */
  readonly name: string;
  /** In the compiled SQL, from 1. */
  readonly line: number;
}

export interface NamedTable {
  /** As the query writes them, without quotes: database, schema and identifier, or fewer of them from the right. */
  readonly parts: readonly string[];
  /** The same rendered with its quotes, as `relation_name` has it. */
  readonly rendered: string;
  /** In the compiled SQL, from 1; null where the parser does not say. */
  readonly line: number | null;
}

export interface NotUnderstood {
  readonly understood: false;
  readonly why: WhyNot;
  /** Where the parser stopped, in the compiled SQL, from 1; null when it does not say. */
  readonly line: number | null;
}

/**
 * - `syntax`: the parser does not read it, or it is not one statement
 * - `too-large`, `too-deep`, `timed-out`: it is beyond a limit
 * - `adapter`: SQL of this adapter is not read
 * - `failed`: the parser broke down over it
 * - `not-available`: the parser does not load here (it asks for Node 22)
 */
export type WhyNot = 'syntax' | 'too-large' | 'too-deep' | 'timed-out' | 'adapter' | 'failed' | 'not-available';
