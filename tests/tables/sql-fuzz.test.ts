/**
 * Column use against DuckDB's own binder, on random queries: a column is needed when the query does not bind once the table lacks it. A use
 * that is left out lets a break through; one that is made up cries wolf. Saying `*` does neither.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { columnUse, type Answer, type Question, type UpstreamRelation } from '../../shared/lineage/sql/index.ts';
import { WHOLE } from '../harness/dbt.ts';
import { bind, type Needed } from '../sql/binder.ts';
import { CALM, randomFrom, randomQuery, WILD, withComments, type Vocabulary } from '../sql/random-queries.ts';

/** About a quarter of them bind. */
const QUERIES = WHOLE ? 16_000 : 1_600;

interface Judged {
  readonly sql: string;
  readonly needed: readonly Needed[];
  readonly answer: Answer;
  /** A column that is taken out of the contract, and the answer without it. */
  readonly dropped: Needed;
  readonly withoutIt: Answer;
  readonly withComments: Answer;
}

function relations({ judged }: Vocabulary, [table, column]: Needed | readonly []): readonly UpstreamRelation[] {
  return judged.map(({ name, columns }) => ({
    relation: { database: 'db', schema: 's', identifier: name, rendered: `"db"."s"."${name}"` },
    columns: columns.filter((one) => name !== table || one !== column).map((one) => ({ name: one, quote: false })),
    complete: true
  }));
}

async function judge(vocabulary: Vocabulary, seed: number): Promise<readonly Judged[]> {
  const random = randomFrom(seed);
  const queries = Array.from({ length: QUERIES }, () => randomQuery(random, vocabulary));
  const needs = await bind(queries, vocabulary);
  const all = vocabulary.judged.flatMap(({ name, columns }) => columns.map((column): Needed => [name, column]));
  const bound = queries.flatMap((sql, index) => {
    const needed = needs[index] ?? null;
    const dropped = all[Math.floor(random() * all.length)];
    return needed && dropped ? [{ sql, needed, dropped }] : [];
  });
  const question = (sql: string, without: Needed | readonly []): Question => ({
    sql,
    adapter: 'duckdb',
    relations: relations(vocabulary, without)
  });
  const answers = await columnUse([
    ...bound.map(({ sql }) => question(sql, [])),
    ...bound.map(({ sql, dropped }) => question(sql, dropped)),
    ...bound.map(({ sql }) => question(withComments(sql, random), []))
  ]);
  return bound.flatMap((one, index) => {
    const [answer, withoutIt, commented] = [0, 1, 2].map((part) => answers[part * bound.length + index]);
    return answer && withoutIt && commented ? [{ ...one, answer, withoutIt, withComments: commented }] : [];
  });
}

/** Pairs of what was said of a table and what is needed of it, where the columns were said. */
function said({ answer, needed }: Judged, { judged }: Vocabulary) {
  if (!answer.understood) return [];
  return judged.flatMap(({ name }, index) => {
    const columns = answer.uses[index]?.columns ?? '*';
    return columns === '*' ? [] : [{ columns, needed: columnsOf(needed, name) }];
  });
}

function columnsOf(needed: readonly Needed[], table: string): readonly string[] {
  return needed.filter(([name]) => name === table).map(([, column]) => column);
}

function missingIn(answer: Answer): readonly string[] {
  return answer.understood ? answer.uses.flatMap(({ missing }) => missing.map(({ name }) => name)) : [];
}

describe.each([
  { name: 'names that stand for one thing', vocabulary: CALM, seed: 1 },
  { name: 'names that stand for several things', vocabulary: WILD, seed: 2 }
])('$name', ({ vocabulary, seed }) => {
  let judged: readonly Judged[];
  beforeAll(async () => {
    judged = await judge(vocabulary, seed);
  }, 600_000);

  test('many of the queries bind, and most of those are placed', () => {
    const understood = judged.filter(({ answer }) => answer.understood);
    const placed = judged.filter(
      ({ answer }) => answer.understood && answer.uses.every(({ because }) => because !== 'not-placed')
    );
    expect(judged.length).toBeGreaterThan(QUERIES / 5);
    expect(understood.length).toBeGreaterThan(judged.length * 0.95);
    expect(placed.length).toBeGreaterThan(judged.length * 0.9);
  });

  test('no column that a query needs is left out', () => {
    const leftOut = judged.filter((one) =>
      said(one, vocabulary).some(({ columns, needed }) => needed.some((column) => !columns.includes(column)))
    );
    expect(leftOut.map(({ sql }) => sql)).toEqual([]);
  });

  // Where names are ambiguous a query may bind without a column that it uses: another one takes its name.
  if (!vocabulary.isAmbiguous) {
    test('no column is made up', () => {
      const madeUp = judged.filter((one) =>
        said(one, vocabulary).some(({ columns, needed }) => columns.some((column) => !needed.includes(column)))
      );
      expect(madeUp.map(({ sql }) => sql)).toEqual([]);
    });
  }

  test('a relation that is not named is not needed', () => {
    const needed = judged.filter(
      ({ answer, needed }) =>
        answer.understood &&
        vocabulary.judged.some(
          ({ name }, index) => answer.uses[index]?.because === 'not-named' && columnsOf(needed, name).length > 0
        )
    );
    expect(needed.map(({ sql }) => sql)).toEqual([]);
  });

  test('no column that is there is said to be missing', () => {
    expect(judged.filter(({ answer }) => missingIn(answer).length > 0).map(({ sql }) => sql)).toEqual([]);
  });

  test('comments change nothing', () => {
    const columns = (answer: Answer) => (answer.understood ? answer.uses.map((use) => use.columns) : answer.why);
    const changed = judged.filter((one) => !isDeepStrictEqual(columns(one.answer), columns(one.withComments)));
    expect(changed.map(({ sql }) => sql)).toEqual([]);
  });

  test('a column that is not there is said to be missing only where the query needs it', () => {
    const wrong = judged.filter(({ dropped: [table, column], needed, withoutIt }) => {
      const missing = missingIn(withoutIt);
      return (
        missing.some((name) => name !== column) || (missing.length > 0 && !columnsOf(needed, table).includes(column))
      );
    });
    expect(wrong.map(({ sql, dropped }) => ({ sql, dropped }))).toEqual([]);
  });
});
