import { describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkPage, comment, renderTerminal, sarif, summary } from './index.ts';
import { ANSWERS, CONTEXT } from './testing/review.ts';

const FOLDER = join(import.meta.dirname, 'testing', 'golden');

/** `DBT_MESH_GOLDEN=write npm run jest -- --selectProjects unit --runTestsByPath shared/report/golden.test.ts` writes them anew. */
function expectGolden(name: string, text: string): void {
  const file = join(FOLDER, name);
  // eslint-disable-next-line no-restricted-properties -- a switch of this test; the code under it reads none.
  if (process.env['DBT_MESH_GOLDEN'] === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file) ? readFileSync(file, 'utf8') : `${name} is not kept yet`).toBe(text);
}

describe.each(Object.keys(ANSWERS))('%s reads as it is kept:', (name) => {
  const answer = ANSWERS[name];
  if (answer === undefined) throw new RangeError(name);
  const passes = answer.verb === 'validate' && answer.report.valid;

  test('the comment', () => expectGolden(`${name}/comment.md`, comment(answer, CONTEXT)));

  test("the job's summary", () => expectGolden(`${name}/summary.md`, summary(answer)));

  test('the terminal', () => {
    const { stdout, stderr } = renderTerminal(answer);
    expectGolden(`${name}/terminal.txt`, `${stdout}--- stderr\n${stderr}`);
  });

  test('the check run', () => {
    const { title, conclusion, summary: opening, text, annotations } = checkPage(answer, passes, CONTEXT);
    const facts = JSON.stringify({ title, conclusion, annotations }, null, 2);
    expectGolden(`${name}/check-run.md`, `\`\`\`json\n${facts}\n\`\`\`\n\n${opening}\n---\n\n${text}`);
  });

  test('the results in SARIF', () => {
    const { runs } = JSON.parse(sarif(answer, '1.2.3', 'prod')) as {
      readonly runs: readonly { readonly automationDetails: object; readonly results: readonly object[] }[];
    };
    const [run] = runs;
    const kept = { automationDetails: run?.automationDetails, results: run?.results };
    expectGolden(`${name}/sarif.json`, `${JSON.stringify(kept, null, 2)}\n`);
  });
});
