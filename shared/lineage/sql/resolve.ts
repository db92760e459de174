import type { Expression } from './ast.ts';
import type { Dialect } from './dialect.ts';
import { leftOver } from './net.ts';
import { isQuery, readQuery } from './query.ts';
import { takeAll } from './relation.ts';
import { createRun } from './run.ts';
import { nameTables } from './table.ts';
import type { Question, Understood } from './types.ts';

/**
 * Which columns of the question's relations a statement uses. The law is: `*` unless every use can be placed. A wrong answer lets a break
 * through or cries wolf; `*` does neither.
 *
 * A column is in use where the query names it, in whatever clause, and where a star brings it to a place that names it or takes all columns.
 * What a CTE's star brings and nobody names is not in use: the query runs without it.
 *
 * @param tree the one statement of the question's SQL, as the parser has it
 */
export function resolve(tree: Expression, question: Question, dialect: Dialect): Understood {
  const run = createRun(question, dialect);
  if (isQuery(tree)) takeAll(readQuery(tree, new Map(), null, run), run);
  else {
    run.ledger.loseAll();
    nameTables(tree, run);
  }
  const left = leftOver(tree, question.sql, run);
  if (left === 'all') run.ledger.loseAll();
  else for (const { index, column } of left) run.ledger.doubt(index, column);
  const uses = run.ledger.uses();
  // Two relations of a question may be one: what was found of it stands at the first.
  const keys = run.contracts.map(({ key }) => key);
  return { understood: true, uses: keys.flatMap((key) => uses[keys.indexOf(key)] ?? []), tables: run.tables };
}
