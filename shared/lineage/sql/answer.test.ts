import type { ParseResult } from '@polyglot-sql/sdk';
import { expect, test } from '@jest/globals';
import { answer } from './answer.ts';
import { question } from './testing/questions.ts';

function failing(error: string, errorLine?: number): ParseResult {
  return { success: false, error, ast: undefined, ...(errorLine === undefined ? {} : { errorLine }) };
}

test.each([
  ['Parse error at line 3, column 5: Unexpected token', 'syntax'],
  ['Parse error at line 1, column 40: E_GUARD_PARSER_DEPTH_EXCEEDED: value 33 exceeds configured limit 32', 'too-deep'],
  ['Parse error at line 0, column 0: E_GUARD_AST_BUDGET_EXCEEDED: value 2 exceeds configured limit 1', 'too-large'],
  ['WASM parse failed: Maximum call stack size exceeded', 'too-deep'],
  ['WASM parse failed: unreachable', 'failed']
])('%s', (error, why) => {
  expect(answer(question('select 1'), () => failing(error, 3))).toEqual({ understood: false, why, line: 3 });
});

test('line 0 is no line', () => {
  expect(answer(question('select 1'), () => failing('x', 0))).toMatchObject({ line: null });
});

test('the parser is called by its own names of the dialects', () => {
  const asked: string[] = [];
  for (const adapter of ['postgres', 'snowflake']) {
    answer(question('select 1', { adapter }), (_, dialect) => {
      asked.push(dialect);
      return failing('x');
    });
  }
  expect(asked).toEqual(['postgresql', 'snowflake']);
});

test.each([
  ['two statements', [{}, {}], { understood: false, why: 'syntax' }],
  ['no statement', [], { understood: true, uses: [{ columns: '*', because: 'not-named' }] }],
  ['a tree of another shape', [{ select: {} }], { understood: false, why: 'failed' }],
  ['an expression alone', [{ column: { name: { name: 'selekt' } } }], { understood: false, why: 'syntax' }],
  ['a statement that is no query', [{ grant: { on: 'orders' } }], { understood: true, uses: [{ columns: '*' }] }]
])('%s', (_, ast, expected) => {
  expect(answer(question('select 1'), () => ({ success: true, ast }) as unknown as ParseResult)).toMatchObject(
    expected
  );
});
