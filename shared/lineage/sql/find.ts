import { caseless, type Name } from './names.ts';
import type { Derived, Output, Relation } from './relation.ts';
import type { Run } from './run.ts';

/** A column of an upstream relation. */
export interface Origin {
  readonly index: number;
  readonly column: string;
}

/** What a relation answers when it is asked for a column. */
export interface Found {
  /** `near`: it has one that differs in case alone, on an adapter that would tell the two apart. */
  readonly certainty: 'has' | 'near' | 'may' | 'not';
  /** The upstream columns that it stands for. */
  readonly origins: readonly Origin[];
  /** Whether it may stand for fewer. */
  readonly doubtful: boolean;
}

const NOT: Found = { certainty: 'not', origins: [], doubtful: false };
const MAY: Found = { certainty: 'may', origins: [], doubtful: false };

/** Looks a column up by its name. What was found once is kept: a chain of joins of CTEs with themselves would double the work each time. */
export function find(relation: Relation, name: Name, run: Run): Found {
  if (relation.kind === 'unknown') return MAY;
  if (relation.kind === 'upstream') return findInContract(relation.index, name, run);
  const known = run.memo.found.get(relation) ?? new Map<string, Found>();
  run.memo.found.set(relation, known);
  const key = run.dialect.fold(name);
  const found = known.get(key) ?? findInDerived(relation, name, run);
  known.set(key, found);
  return found;
}

function findInDerived(relation: Derived, name: Name, run: Run): Found {
  const found = combine(findInOutputs(relation, name, run), run.dialect.renamesDuplicates, false);
  return found.certainty === 'has' ? found : withDuplicates(found, relation, name, run);
}

/** What those outputs answer that may have the name, in their order. */
function findInOutputs({ outputs, named, others }: Derived, name: Name, run: Run): readonly Found[] {
  const positions = [...others, ...(named.get(caseless(name.text)) ?? [])].sort((a, b) => a - b);
  return positions.flatMap((position) => {
    const output = outputs[position];
    return output ? [findInOutput(output, name, run)] : [];
  });
}

function findInContract(index: number, name: Name, run: Run): Found {
  const contract = run.contracts[index];
  if (!contract) throw new RangeError(`The question has no relation ${index}.`);
  const column = contract.byName.get(run.dialect.fold(name));
  if (column !== undefined) return { certainty: 'has', origins: [{ index, column }], doubtful: false };
  const near = contract.byCaseless.get(caseless(name.text));
  if (near !== undefined) return { certainty: 'near', origins: [{ index, column: near }], doubtful: false };
  return contract.complete ? NOT : { certainty: 'may', origins: [{ index, column: name.text }], doubtful: false };
}

function findInOutput(output: Output, name: Name, run: Run): Found {
  if (output.kind === 'unnamed') return MAY;
  if (output.kind === 'named') {
    if (run.dialect.fold(output.name) === run.dialect.fold(name)) return { ...NOT, certainty: 'has' };
    return caseless(output.name.text) === caseless(name.text) ? { ...NOT, certainty: 'near' } : NOT;
  }
  const same = (other: Name) => run.dialect.fold(other) === run.dialect.fold(name);
  const renamed = output.renamed.find(({ to }) => same(to));
  if (!renamed && output.except.some(same)) return NOT;
  const asked = renamed?.from ?? name;
  const merged = output.merged === 'all' || output.merged.has(run.dialect.fold(asked));
  return combine(
    output.members.map((member) => find(member, asked, run)),
    run.dialect.renamesDuplicates,
    merged
  );
}

/**
 * What several sources side by side answer together.
 *
 * @param firstWins whether of two columns of one name the first is meant: then a source before the one that has it may hide it
 * @param merged whether all that have it are meant together
 */
export function combine(answers: readonly Found[], firstWins: boolean, merged: boolean): Found {
  const having = answers.filter(({ certainty }) => certainty === 'has');
  const open = answers.filter(({ certainty }) => certainty === 'may');
  const [first] = having;
  if (first) {
    const hidden = firstWins && answers.slice(0, answers.indexOf(first)).some(({ certainty }) => certainty === 'may');
    const several = having.length > 1 && !merged;
    return { certainty: 'has', origins: originsOf(having), doubtful: several || hidden || doubtfulAmong(having) };
  }
  const near = answers.filter(({ certainty }) => certainty === 'near');
  if (near.length > 0) {
    const doubtful = near.length > 1 || open.length > 0 || doubtfulAmong(near);
    return { certainty: 'near', origins: originsOf(near), doubtful };
  }
  if (open.length === 0) return NOT;
  return { certainty: 'may', origins: originsOf(open), doubtful: open.length > 1 || doubtfulAmong(open) };
}

/** DuckDB gives the second `id` of a subquery the name `id_1` (`id:1` in old versions): then `id` is what may be meant. */
function withDuplicates(found: Found, relation: Derived, name: Name, run: Run): Found {
  const { outputs } = relation;
  const original = run.dialect.renamesDuplicates ? /^(.+)[_:]\d+$/s.exec(name.text)?.[1] : undefined;
  const several = outputs.length > 1 || outputs.some((output) => output.kind === 'star' && output.members.length > 1);
  if (original === undefined || !several) return found;
  const hidden = findInOutputs(relation, { ...name, text: original }, run);
  const origins = originsOf([found, ...hidden]);
  return origins.length === 0 ? found : { certainty: 'may', origins, doubtful: true };
}

function originsOf(answers: readonly Found[]): readonly Origin[] {
  const all = answers.flatMap(({ origins }) => origins);
  return [...new Map(all.map((origin) => [`${origin.index} ${origin.column}`, origin])).values()];
}

function doubtfulAmong(answers: readonly Found[]): boolean {
  return answers.some(({ doubtful }) => doubtful);
}
