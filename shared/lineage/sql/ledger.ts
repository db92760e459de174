import type { ColumnUse, MissingColumn } from './types.ts';

/** What is found out about the relations of one question, by their index. */
export interface Ledger {
  /** The query names the relation. */
  name(relation: number): void;
  /** The query uses this column of it. */
  use(relation: number, column: string): void;
  /** It may use this column: nothing more is known than that, unless another place uses the column for certain. */
  doubt(relation: number, column: string): void;
  /** A star takes all its columns. */
  takeAll(relation: number): void;
  /** Something uses the relation that could not be placed. */
  lose(relation: number): void;
  /** The query was not understood well enough to say anything of any relation. */
  loseAll(): void;
  /** It uses a column of the relation that the contract does not have. */
  miss(relation: number, column: MissingColumn): void;
  /** The result, in the order of the relations. */
  uses(): readonly ColumnUse[];
}

interface Entry {
  named: boolean;
  starred: boolean;
  lost: boolean;
  readonly used: Set<string>;
  readonly doubted: Set<string>;
  readonly missing: Map<string, MissingColumn>;
}

export function createLedger(relations: number): Ledger {
  const entries: readonly Entry[] = Array.from({ length: relations }, () => ({
    named: false,
    starred: false,
    lost: false,
    used: new Set<string>(),
    doubted: new Set<string>(),
    missing: new Map<string, MissingColumn>()
  }));
  let allLost = false;
  const at = (relation: number): Entry => {
    const entry = entries[relation];
    if (!entry) throw new RangeError(`The question has no relation ${relation}.`);
    return entry;
  };
  return {
    name: (relation) => void (at(relation).named = true),
    use: (relation, column) => void at(relation).used.add(column),
    doubt: (relation, column) => void at(relation).doubted.add(column),
    takeAll: (relation) => void (at(relation).starred = true),
    lose: (relation) => void (at(relation).lost = true),
    loseAll: () => void (allLost = true),
    miss: (relation, column) => {
      const { missing } = at(relation);
      if (!missing.has(column.name)) missing.set(column.name, column);
    },
    uses: () => entries.map((entry) => (allLost ? everything(entry.named ? 'not-placed' : 'not-named') : useOf(entry)))
  };
}

function useOf({ named, starred, lost, used, doubted, missing }: Entry): ColumnUse {
  const claims = [...missing.values()];
  if (!named) return everything('not-named');
  if (starred) return { ...everything('star'), missing: claims };
  if (lost || [...doubted].some((column) => !used.has(column))) return { ...everything('not-placed'), missing: claims };
  return { columns: [...used].sort(), because: null, missing: claims };
}

function everything(because: NonNullable<ColumnUse['because']>): ColumnUse {
  return { columns: '*', because, missing: [] };
}
