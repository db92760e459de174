import { relationKey } from '../../manifest/index.ts';
import type { Dialect } from './dialect.ts';
import type { Found } from './find.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { caseless, type Name } from './names.ts';
import type { Derived } from './relation.ts';
import type { NamedTable, Question } from './types.ts';

/** A relation of the question, made ready for looking up. */
export interface Contract {
  readonly key: string;
  readonly names: readonly Name[];
  /** By folded name. */
  readonly byName: ReadonlyMap<string, string>;
  readonly byCaseless: ReadonlyMap<string, string>;
  readonly complete: boolean;
}

/** One question while it is worked on. */
export interface Run {
  readonly dialect: Dialect;
  readonly contracts: readonly Contract[];
  readonly ledger: Ledger;
  /** The columns, tables and stars of the tree that were accounted for: what is left over in the end was not understood. */
  readonly seen: Set<object>;
  readonly tables: NamedTable[];
  readonly memo: Memo;
}

/** What was found out of the results of queries. */
interface Memo {
  readonly found: Map<Derived, Map<string, Found>>;
  readonly reachable: Map<Derived, ReadonlySet<number>>;
  /** Those of which everything is in use already. */
  readonly taken: Set<Derived>;
}

export function createRun(question: Question, dialect: Dialect): Run {
  return {
    dialect,
    contracts: question.relations.map(({ relation, columns, complete }) => {
      const names = columns.map(({ name, quote }) => ({ text: name, quoted: quote }));
      return {
        key: relationKey(relation, dialect.adapter),
        names,
        byName: new Map(names.map((name) => [dialect.fold(name), name.text])),
        byCaseless: new Map(names.map((name) => [caseless(name.text), name.text])),
        complete: complete && columns.length > 0
      };
    }),
    ledger: createLedger(question.relations.length),
    seen: new Set(),
    tables: [],
    memo: { found: new Map(), reachable: new Map(), taken: new Set() }
  };
}
