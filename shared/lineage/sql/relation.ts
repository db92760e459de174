import { caseless, type Name } from './names.ts';
import type { Run } from './run.ts';

/** What a FROM clause reads: how its columns can be found. */
export type Relation =
  /** A relation that the question asks about. */
  | { readonly kind: 'upstream'; readonly index: number }
  /** Anything whose columns are not known: another table, a table function, the result of a PIVOT. */
  | { readonly kind: 'unknown' }
  /** The result of a query. */
  | Derived;

export interface Derived {
  readonly kind: 'derived';
  readonly outputs: readonly Output[];
  /** Where the outputs stand that have a name, by it without regard to case. */
  readonly named: ReadonlyMap<string, readonly number[]>;
  /** Where stars stand and outputs whose name is not known. */
  readonly others: readonly number[];
}

export type Output =
  /** Its expression was accounted for where it stands, so using it uses nothing more. */
  | { readonly kind: 'named'; readonly name: Name }
  /** An expression that the engine names, each in its own way; or several of them. */
  | { readonly kind: 'unnamed' }
  | Star;

/** All columns of some relations; what of them is used shows only where the names are used. */
export interface Star {
  readonly kind: 'star';
  readonly members: readonly Relation[];
  /** Folded names that are one column in all members that have them: by USING, or by UNION BY NAME. */
  readonly merged: ReadonlySet<string> | 'all';
  /** Names it leaves out, those that it gives another name or another value among them. */
  readonly except: readonly Name[];
  readonly renamed: readonly { readonly from: Name; readonly to: Name }[];
}

export const UNKNOWN: Relation = { kind: 'unknown' };

export function derived(outputs: readonly Output[]): Relation {
  const named = new Map<string, number[]>();
  const others: number[] = [];
  for (const [position, output] of outputs.entries()) {
    if (output.kind !== 'named') {
      // One unnamed column says as much as many do.
      if (output.kind === 'star' || !others.some((other) => outputs[other]?.kind === 'unnamed')) others.push(position);
      continue;
    }
    const name = caseless(output.name.text);
    const positions = named.get(name);
    if (positions) positions.push(position);
    else named.set(name, [position]);
  }
  return { kind: 'derived', outputs, named, others };
}

export function namedOutputs(names: readonly Name[]): readonly Output[] {
  return names.map((name) => ({ kind: 'named', name }));
}

export function starOf(members: readonly Relation[], merged: Star['merged'] = new Set()): Star {
  return { kind: 'star', members, merged, except: [], renamed: [] };
}

/** The upstream relations whose columns come through under their own names, by index. */
export function reachable(relation: Relation, run: Run): ReadonlySet<number> {
  if (relation.kind === 'upstream') return new Set([relation.index]);
  if (relation.kind === 'unknown') return new Set();
  const known = run.memo.reachable.get(relation);
  if (known) return known;
  const members = relation.outputs.flatMap((output) => (output.kind === 'star' ? output.members : []));
  const found = new Set(members.flatMap((member) => [...reachable(member, run)]));
  run.memo.reachable.set(relation, found);
  return found;
}

/** Everything that stars bring into the relation is in use; all else was accounted for where it is written. */
export function takeAll(relation: Relation, run: Run): void {
  if (relation.kind === 'upstream') run.ledger.takeAll(relation.index);
  if (relation.kind !== 'derived' || run.memo.taken.has(relation)) return;
  run.memo.taken.add(relation);
  for (const output of relation.outputs) {
    if (output.kind === 'star') for (const member of output.members) takeAll(member, run);
  }
}

/** All names of a relation, each once; null when they are not all known. */
export function namesIn(relation: Relation, run: Run): readonly Name[] | null {
  if (relation.kind === 'unknown') return null;
  if (relation.kind === 'upstream') {
    const contract = run.contracts[relation.index];
    return contract?.complete ? contract.names : null;
  }
  const names = new Map<string, Name>();
  for (const output of relation.outputs) {
    const found = namesInOutput(output, run);
    if (found === null) return null;
    for (const name of found) names.set(run.dialect.fold(name), name);
  }
  return [...names.values()];
}

function namesInOutput(output: Output, run: Run): readonly Name[] | null {
  if (output.kind === 'unnamed') return null;
  if (output.kind === 'named') return [output.name];
  const left = new Set(output.except.map(run.dialect.fold));
  const names: Name[] = [];
  for (const member of output.members) {
    const found = namesIn(member, run);
    if (found === null) return null;
    names.push(...found.filter((name) => !left.has(run.dialect.fold(name))));
  }
  return [...names, ...output.renamed.map(({ to }) => to)];
}

/** The relation under new names, as `t (a, b)` gives them: by position, so that all that a star brings is in use. */
export function renamed(relation: Relation, names: readonly Name[], run: Run): Relation {
  if (names.length === 0) return relation;
  takeAll(relation, run);
  const rest: readonly Output[] =
    relation.kind === 'derived' && !relation.outputs.some(({ kind }) => kind === 'star')
      ? relation.outputs.slice(names.length)
      : [{ kind: 'unnamed' }];
  return derived([...namedOutputs(names), ...rest]);
}
