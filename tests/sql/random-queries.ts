/**
 * Random DuckDB queries that read the tables below, most of which bind. Every construct that can move, hide or capture a name is in the
 * grammar: CTEs that shadow, aliases that bear the name of a column, correlation, LATERAL, set operations, USING, stars with all their
 * options, struct fields, lambdas, windows, pivots.
 */

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface Vocabulary {
  /** The tables that are asked about. */
  readonly judged: readonly Table[];
  /** Tables of the project itself: the reader of the query does not know their columns. */
  readonly own: readonly Table[];
  /** What aliases are drawn from. */
  readonly names: readonly string[];
  /** Whether a name may be found elsewhere when the column that it means is gone; then a query may bind though it uses the column. */
  readonly isAmbiguous: boolean;
}

/** Names that stand in several tables, and aliases that bear the name of a column or a table: what can be mistaken. */
export const WILD: Vocabulary = {
  judged: [
    { name: 'up', columns: ['id', 'status', 'amount', 'kind', 'items', 'place'] },
    { name: 'cust', columns: ['id', 'tier', 'region', 'kind'] }
  ],
  own: [
    { name: 'own', columns: ['id', 'status', 'extra', 'note'] },
    { name: 'seed', columns: ['code', 'extra'] }
  ],
  names: ['a', 'b', 'c', 'x', 'y', 'n', 'status', 'amount', 'id', 'kind', 'tier', 'up', 'own', 'extra'],
  isAmbiguous: true
};

/** Every name stands for one thing: what a query needs is then just what it does not bind without. */
export const CALM: Vocabulary = {
  judged: [
    { name: 'up', columns: ['id', 'status', 'amount', 'kind', 'items', 'place'] },
    { name: 'cust', columns: ['cust_id', 'tier', 'region', 'grade'] }
  ],
  own: [
    { name: 'own', columns: ['own_id', 'extra', 'note'] },
    { name: 'seed', columns: ['code', 'label'] }
  ],
  names: ['a', 'b', 'c', 'x', 'y', 'n', 'm', 'g'],
  isAmbiguous: false
};

/** All numbers, but for a list and a struct that have a name of their own. */
export function typeOf(column: string): string {
  if (column === 'items') return 'INTEGER[]';
  return column === 'place' ? 'STRUCT(city INTEGER, status INTEGER)' : 'INTEGER';
}

/** A source of pseudo-random numbers: the same seed gives the same queries everywhere (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A relation in FROM. */
interface Source {
  readonly alias: string;
  readonly columns: readonly string[];
}

interface Context {
  /** Sources in reach, the nearest last; those of outer queries are among them. */
  readonly sources: readonly Source[];
  readonly ctes: readonly Source[];
  readonly depth: number;
}

export function randomQuery(random: () => number, vocabulary: Vocabulary): string {
  return generator(random, vocabulary).query({ sources: [], ctes: [], depth: 0 }).sql;
}

/** The same query with comments in it, which name columns and hold quotes and stars. */
export function withComments(sql: string, random: () => number): string {
  return sql.replaceAll(/[ ,(]/g, (place) => {
    if (random() >= 0.15) return place;
    return `${place}${random() < 0.5 ? '/* status, amount * */ ' : `-- it's "id" *\n`}`;
  });
}

interface Query {
  readonly sql: string;
  /** Those that have a name of their own. */
  readonly columns: readonly string[];
  readonly width: number;
}

function generator(random: () => number, { judged, own, names, isAmbiguous }: Vocabulary) {
  const chance = (share: number) => random() < share;
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const some = <T>(least: number, most: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length: least + below(most - least + 1) }, (_, index) => make(index));
  const oneOf = (choices: readonly (readonly [weight: number, make: () => string])[]): string => {
    let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of choices) if ((left -= weight) < 0) return make();
    return '1';
  };
  const alias = () => (chance(0.75) ? `${pick(['o', 'p', 'q', 'r', 's', 't', 'u', 'v'])}${below(9)}` : pick(names));

  function query(around: Context): Query {
    const ctes = [...around.ctes];
    const written: string[] = [];
    if (chance(around.depth === 0 ? 0.7 : 0.15)) {
      for (let count = 1 + below(3); count > 0; count--) {
        const name = chance(0.8) ? `c${ctes.length}` : pick(names);
        const body = chance(0.25) ? wholeTable() : query({ ...around, ctes, depth: around.depth + 1 });
        const renamed = chance(0.1) ? body.columns.map((_, index) => `k${index}`) : [];
        written.push(`${name}${renamed.length > 0 ? `(${renamed.join(', ')})` : ''} as (${body.sql})`);
        ctes.push({ alias: name, columns: renamed.length > 0 ? renamed : body.columns });
      }
    }
    const body = setOperation({ ...around, ctes });
    if (written.length === 0) return body;
    // DuckDB does not bind a CTE that nobody reads; elsewhere one that does not bind is an error all the same.
    const bound = ctes.slice(around.ctes.length).map((cte) => cte.alias);
    const unread = bound.filter((name) => names.includes(name) || !new RegExp(`\\b${name}\\b`).test(body.sql));
    const readers = unread.map((name, index) => `, (select count(*) from ${name}) as z${index}`).join('');
    const sql = readers === '' ? body.sql : `select zz.* from (${body.sql}) as zz${readers}`;
    return { ...body, sql: `with ${written.join(', ')} ${sql}` };
  }

  /** How most models begin: `select * from` another one. */
  function wholeTable(): Query {
    const read = pick(chance(0.75) ? judged : own);
    return { sql: `select * from db.s.${read.name}`, columns: read.columns, width: read.columns.length };
  }

  function setOperation(context: Context): Query {
    const first = select(context);
    if (!chance(0.18) || context.depth > 2 || first.width === 0) return first;
    const operator = pick(['union all', 'union', 'union all by name', 'union by name', 'except', 'intersect']);
    const second = chance(0.3) ? wholeTable() : select(context, first.width);
    const order = chance(0.3) && first.columns.length > 0 ? ` order by ${pick(first.columns)}` : '';
    return { ...first, sql: `(${first.sql}) ${operator} (${second.sql})${order}` };
  }

  function select(around: Context, width?: number): Query {
    const from = fromClause(around);
    const context = { ...around, sources: [...around.sources, ...from.sources] };
    const key = chance(0.2) && from.sources.length > 0 ? name(context) : null;
    const make =
      key === null ? () => item(context, from.sources, width === undefined) : () => groupedItem(context, key);
    // DuckDB does not bind a window that nobody uses.
    const hasWindow = key === null && width === undefined && chance(0.1);
    const items = [
      ...(width === undefined ? some(1, 4, make) : some(width, width, make)),
      ...(hasWindow ? [named('count(*) over w')] : [])
    ];
    const aliases: Source = {
      alias: '',
      columns: items.flatMap((one) => (one.alias === undefined ? [] : [one.alias]))
    };
    const withAliases = chance(0.4) ? { ...context, sources: [...context.sources, aliases] } : context;
    const clauses = [
      chance(0.45) ? ` where ${condition(withAliases)}` : '',
      key === null ? '' : ` group by ${pick([key, key, key, 'all', '1', name(withAliases)])}`,
      key !== null && chance(0.4) ? ` having ${pick(['count', 'max'])}(${name(withAliases)}) > 1` : '',
      hasWindow ? ` window w as (partition by ${name(context)})` : '',
      key === null && chance(0.12) ? ` qualify row_number() over (${windowSpec(withAliases)}) = 1` : '',
      chance(0.25) ? ` order by ${pick([name(withAliases), key ?? expression(withAliases), '1', 'all'])}` : '',
      chance(0.1) ? ' limit 3' : ''
    ];
    const distinct =
      key !== null || width !== undefined
        ? ''
        : chance(0.1)
          ? 'distinct '
          : chance(0.05)
            ? `distinct on (${name(context)}) `
            : '';
    const list = items.map((one) => one.sql).join(', ');
    const isFromFirst = chance(0.04) && from.sql !== '';
    const sql = isFromFirst
      ? `${from.sql.trimStart()} select ${distinct}${list}`
      : `select ${distinct}${list}${from.sql}`;
    return {
      sql: `${sql}${clauses.join('')}`,
      columns: items.flatMap((one) => one.columns),
      width: items.reduce((sum, one) => sum + one.width, 0)
    };
  }

  interface Item extends Query {
    readonly alias?: string;
  }

  function groupedItem(context: Context, key: string): Item {
    return named(chance(0.3) ? key : `${pick(['max', 'count', 'sum', 'any_value'])}(${number(context)})`);
  }

  function item(context: Context, from: readonly Source[], withStars: boolean): Item {
    return withStars && from.length > 0 && chance(context.depth === 0 ? 0.05 : 0.3)
      ? star(context, from)
      : named(expression(context));
  }

  function named(written: string): Item {
    if (chance(0.55)) {
      const given = pick([...names, 'k1', 'k2', 'k3', 'k4']);
      return {
        sql: chance(0.9) ? `${written} as ${given}` : `${given}: ${written}`,
        columns: [given],
        alias: given,
        width: 1
      };
    }
    const bare = /^(?:\w+\.)?([a-z]\w*)$/.exec(written)?.[1];
    return { sql: written, columns: bare === undefined ? [] : [bare], width: 1 };
  }

  function star(context: Context, from: readonly Source[]): Item {
    const source = pick(from);
    const qualified = from.length > 1 ? chance(0.6) : chance(0.3);
    const members = qualified ? [source] : from;
    const columns = members.flatMap((one) => one.columns);
    const head = qualified ? `${source.alias}.*` : '*';
    const column = columns.length > 0 ? pick(columns) : 'id';
    const option = oneOf([
      [6, () => ''],
      [1, () => ` exclude (${column})`],
      [1, () => ` replace (${expression(context)} as ${column})`],
      [1, () => ` rename (${column} as ${pick(names)})`]
    ]);
    const left = option.startsWith(' exclude') ? columns.filter((one) => one !== column) : columns;
    return { sql: `${head}${option}`, columns: left, width: left.length };
  }

  function fromClause(around: Context): { readonly sql: string; readonly sources: readonly Source[] } {
    if (chance(0.03)) return { sql: '', sources: [] };
    const first = relation(around, []);
    const sources = [first.source];
    let sql = ` from ${first.sql}`;
    for (let count = chance(0.5) ? 0 : 1 + below(2); count > 0; count--) {
      const next = relation(around, sources);
      const seen = { ...around, sources: [...around.sources, ...sources, next.source] };
      const shared = next.source.columns.filter((column) => sources.some((one) => one.columns.includes(column)));
      const kind = pick([
        'join',
        'left join',
        'cross join',
        ',',
        ',',
        'using',
        'using',
        isAmbiguous ? 'natural join' : 'using',
        'semi join',
        'anti join',
        'positional join'
      ]);
      if (kind === ',' || kind === 'cross join' || kind === 'natural join' || kind === 'positional join') {
        sql += `${kind === ',' ? ',' : ` ${kind}`} ${next.sql}`;
      } else if (kind === 'using') {
        if (shared.length === 0) continue;
        sql += ` ${pick(['join', 'left join', 'semi join'])} ${next.sql} using (${pick(shared)})`;
      } else {
        sql += ` ${kind} ${next.sql} on ${condition({ ...seen, depth: seen.depth + 1 })}`;
      }
      if (!/ (semi|anti) join (?!.* join )/.test(sql) || chance(0.1)) sources.push(next.source);
    }
    return { sql, sources };
  }

  function relation(around: Context, before: readonly Source[]): { readonly sql: string; readonly source: Source } {
    const given = alias();
    const deeper = { ...around, depth: around.depth + 1 };
    const choice = around.depth > 2 ? random() * 0.55 : random();
    if (around.ctes.length > 0 && choice < 0.3) {
      const cte = pick(around.ctes);
      const isAliased = chance(0.5);
      return {
        sql: isAliased ? `${cte.alias} ${given}` : cte.alias,
        source: { alias: isAliased ? given : cte.alias, columns: cte.columns }
      };
    }
    if (choice < 0.75) {
      const read = pick(chance(0.75) ? judged : own);
      const columns = chance(0.04) ? read.columns.map((_, index) => `p${index}`) : null;
      const isAliased = columns !== null || chance(0.7);
      return {
        sql: `db.s.${read.name}${isAliased ? ` ${given}` : ''}${columns ? `(${columns.join(', ')})` : ''}`,
        source: { alias: isAliased ? given : read.name, columns: columns ?? read.columns }
      };
    }
    if (choice < 0.9) {
      const isLateral = before.length > 0 && chance(0.4);
      const inner = query(
        isLateral ? { ...deeper, sources: [...around.sources, ...before] } : { ...deeper, sources: around.sources }
      );
      return {
        sql: `${isLateral && chance(0.5) ? 'lateral ' : ''}(${inner.sql}) ${given}`,
        source: { alias: given, columns: inner.columns }
      };
    }
    if (choice < 0.94 && before.some(({ columns }) => columns.includes('items'))) {
      return { sql: `unnest(items) ${given}(e)`, source: { alias: given, columns: ['e'] } };
    }
    if (choice < 0.97) return { sql: `(values (1, 2)) ${given}(v, w)`, source: { alias: given, columns: ['v', 'w'] } };
    const pivoted = `(pivot db.s.up on status in (1, 2) using sum(amount)${chance(0.5) ? ' group by id' : ''})`;
    return { sql: `${pivoted} ${given}`, source: { alias: given, columns: ['id'] } };
  }

  /** A column in reach, qualified or not. Now and then one that is not in reach, which seldom binds and then says much. */
  function name({ sources }: Context): string {
    const full = sources.filter(({ columns }) => columns.length > 0);
    if (full.length === 0) return '1';
    if (chance(0.03)) return pick(names);
    const source = chance(0.8) ? (full.at(-1 - below(Math.min(2, full.length))) as Source) : pick(full);
    const column = pick(source.columns);
    const isAmbiguous =
      full.slice(-3).filter(({ alias, columns }) => alias !== '' && columns.includes(column)).length > 1;
    return source.alias !== '' && chance(isAmbiguous ? 0.95 : 0.5) ? `${source.alias}.${column}` : column;
  }

  function number(context: Context): string {
    const column = name(context);
    if (column.endsWith('items')) return `len(${column})`;
    return column.endsWith('place') ? pick([`${column}.city`, `(${column}).city`, `${column}['city']`]) : column;
  }

  function windowSpec(context: Context): string {
    return pick([`partition by ${name(context)} order by ${number(context)}`, `order by ${number(context)}`]);
  }

  function expression(context: Context): string {
    const deeper = { ...context, depth: context.depth + 1 };
    return oneOf([
      [10, () => number(context)],
      [1, () => name(context)],
      [3, () => `${number(context)} + ${number(context)}`],
      [1, () => `coalesce(${number(context)}, 0)`],
      [1, () => `case when ${number(context)} > 1 then ${number(context)} else 0 end`],
      [1, () => `cast(${number(context)} as varchar)`],
      [1, () => `sum(${number(context)}) over (${windowSpec(context)})`],
      [
        0.4,
        () =>
          `len(list_transform(items, ${isAmbiguous ? pick(['z', 'id', 'x']) : 'z'} -> ${pick(['z', 'id', 'amount'])} + 1))`
      ],
      [0.3, () => `{${pick(names)}: ${number(context)}}`],
      [0.3, () => `[${pick(['z', 'id', 'amount'])} for z in items if z > 1]`],
      [0.3, () => `${pick(names)}`],
      [0.2, () => `hash(${name(context)})`],
      [context.depth > 2 ? 0 : 0.8, () => `(select max(${number(context)}) from (${query(deeper).sql}))`],
      [context.depth > 2 ? 0 : 0.8, () => `(${scalar(deeper)})`]
    ]);
  }

  function scalar(context: Context): string {
    const from = fromClause(context);
    const inner = { ...context, sources: [...context.sources, ...from.sources] };
    return `select max(${number(inner)})${from.sql}${chance(0.5) ? ` where ${number(inner)} = ${number(context)}` : ''}`;
  }

  function condition(context: Context): string {
    const deeper = { ...context, depth: context.depth + 1 };
    return oneOf([
      [6, () => `${number(context)} = ${number(context)}`],
      [2, () => `${number(context)} > 1`],
      [1, () => `${number(context)} is not null and ${number(context)} < ${number(context)}`],
      [context.depth > 2 ? 0 : 1, () => `${chance(0.5) ? 'not ' : ''}exists (${existing(deeper)})`],
      [context.depth > 2 ? 0 : 1, () => `${number(context)} in (${scalar(deeper)})`]
    ]);
  }

  function existing(context: Context): string {
    const from = fromClause(context);
    const inner = { ...context, sources: [...context.sources, ...from.sources] };
    return `select ${pick(['1', '*', number(inner)])}${from.sql} where ${condition({ ...inner, depth: 3 })}`;
  }

  return { query };
}
