import type { ParseResult } from '@polyglot-sql/sdk';
import { tagOf, type Expression } from './ast.ts';
import { dialectOf } from './dialect.ts';
import { createLedger } from './ledger.ts';
import { isQuery } from './query.ts';
import { resolve } from './resolve.ts';
import type { Answer, NotUnderstood, Question } from './types.ts';

/** `parse()` of @polyglot-sql/sdk. Nothing else of it is used: its own analysis is wrong on a third of real queries, and can hang. */
export type Parse = (sql: string, dialect: string) => ParseResult;

/** Answers one question. Takes as long as it takes: see the thread that it runs in. */
export function answer(question: Question, parse: Parse): Answer {
  const dialect = dialectOf(question.adapter);
  if (!dialect) return not('adapter');
  const result = parse(question.sql, dialect.parser);
  if (!result.success) return not(reasonOf(result.error), result.errorLine);
  const [tree, ...others] = result.ast;
  // A hook may come out empty.
  if (!tree) return { understood: true, uses: createLedger(question.relations.length).uses(), tables: [] };
  if (others.length > 0 || !isStatement(tree)) return not('syntax');
  try {
    return resolve(tree, question, dialect);
  } catch (error) {
    // The stack has an end, and so has what the parser's tree is known to look like.
    return not(error instanceof RangeError ? 'too-deep' : 'failed');
  }
}

/** What a hook may be that is no query. The parser also reads a lone expression, which is no statement but most often a typo: `selekt`. */
const STATEMENTS =
  /^(alter|analyze|cache|call|comment|commit|copy|create|declare|delete|describe|drop|execute|grant|insert|merge|pragma|refresh|revoke|rollback|set|show|summarize|transaction|truncate|uncache|update|use)(_|$)|^command$/;

function isStatement(tree: Expression): boolean {
  return isQuery(tree) || STATEMENTS.test(tagOf(tree) ?? '');
}

/** The parser's guards say what they guard: E_GUARD_PARSER_DEPTH_EXCEEDED, E_GUARD_AST_BUDGET_EXCEEDED. */
function reasonOf(error: string): NotUnderstood['why'] {
  if (/E_GUARD\w*DEPTH|call stack/i.test(error)) return 'too-deep';
  if (error.includes('E_GUARD')) return 'too-large';
  return error.startsWith('WASM') ? 'failed' : 'syntax';
}

export function not(why: NotUnderstood['why'], line?: number): NotUnderstood {
  return { understood: false, why, line: line !== undefined && line > 0 ? line : null };
}
