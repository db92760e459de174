import {
  dataOf,
  nameOf,
  namesOf,
  pathOf,
  splitDots,
  type Data,
  type Expression,
  type Identifier,
  type Select
} from './ast.ts';
import { visit } from './expression.ts';
import type { Name } from './names.ts';
import { starOf, type Output, type Star } from './relation.ts';
import type { Run } from './run.ts';
import {
  missIn,
  findInSources,
  NO_NAMES,
  place,
  sourcesOf,
  useColumn,
  type Scope,
  type Site,
  type Source
} from './scope.ts';

/** Accounts for a select list. An alias is seen by the items after it, where the dialect lets it be seen at all. */
export function readItems(select: Select, site: Site, run: Run): readonly Output[] {
  const aliases = new Set<string>();
  const outputs: Output[] = [];
  for (const item of select.expressions) {
    const read = readItem(item, { ...site, aliases }, run);
    outputs.push(...read);
    if (dataOf(item, 'alias')) {
      for (const output of read) if (output.kind === 'named') aliases.add(run.dialect.fold(output.name));
    }
  }
  // Redshift: `select *, … exclude (a, b)`
  const excluded = (select.exclude ?? []).flatMap((item) => {
    visit(item, site, run);
    return pathOf(item)?.slice(-1) ?? [];
  });
  return outputs.map((output) =>
    output.kind === 'star' ? { ...output, except: [...output.except, ...excluded] } : output
  );
}

function readItem(item: Expression, site: Site, run: Run): readonly Output[] {
  const star = dataOf(item, 'star');
  if (star) return readStar(star, site, run);
  visit(item, site, run);
  const alias = dataOf(item, 'alias');
  if (alias) {
    const names = alias.column_aliases.length > 0 ? namesOf(alias.column_aliases) : [nameOf(alias.alias)];
    return names.map((name) => ({ kind: 'named', name }));
  }
  const name = pathOf(item)?.at(-1);
  return [name && name.text !== '*' ? { kind: 'named', name } : { kind: 'unnamed' }];
}

/** `*`, `o.*`, with what they leave out, replace and rename. `o.address.*` takes a column apart. */
function readStar(star: Data<'star'>, site: Site, run: Run): readonly Output[] {
  run.seen.add(star);
  const path = star.table ? splitDots(star.table) : [];
  const sources = path.length > 0 ? qualifiedBy(path, site.scope, run) : site.scope.sources;
  if (!sources) {
    useColumn(path, star.table?.span?.line ?? null, site, run);
    return [{ kind: 'unnamed' }];
  }
  const merged = path.length > 0 ? NO_NAMES : site.scope.merged;
  const excluded = (star.except ?? []).map((identifier) => take(identifier, sources, merged, run));
  const replaced = (star.replace ?? []).map((alias) => {
    visit(alias.this, site, run);
    return take(alias.alias, sources, merged, run);
  });
  const renamed = (star.rename ?? []).map(([from, to]) => ({
    from: run.dialect.renamesMissing ? lastPart(from) : take(from, sources, merged, run),
    to: nameOf(to)
  }));
  const taken: Star = {
    ...starOf(
      sources.map(({ relation }) => relation),
      merged
    ),
    except: [...excluded, ...replaced, ...renamed.map(({ from }) => from)],
    renamed
  };
  return [taken, ...replaced.map((name) => ({ kind: 'named' as const, name }))];
}

function qualifiedBy(path: readonly Name[], scope: Scope | null, run: Run): readonly Source[] | null {
  if (scope === null) return null;
  const found = sourcesOf(path, scope, run);
  return found?.length === path.length ? found.sources : qualifiedBy(path, scope.outer, run);
}

/** A column that a star names must be there. */
function take(identifier: Identifier, sources: readonly Source[], merged: Scope['merged'], run: Run): Name {
  const name = lastPart(identifier);
  const found = findInSources(name, { sources, merged }, run);
  if (found.certainty === 'not') missIn(sources, name, identifier.span?.line ?? null, run);
  else place(found, run);
  return name;
}

/** In `exclude (o.status)` the parser has one name with a dot. */
function lastPart(identifier: Identifier): Name {
  return splitDots(identifier).at(-1) ?? nameOf(identifier);
}
