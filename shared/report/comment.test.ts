import { describe, expect, test } from '@jest/globals';
import { checkPage, comment, isWorthAComment, type Answer } from './index.ts';
import { finding, HOSTILE, published, validated, verdict, WARNING } from './testing/reports.ts';
import { ANSWERS, CONTEXT, REMOVED } from './testing/review.ts';

const firstLine = (answer: Answer): string | undefined => comment(answer, CONTEXT).split('\n')[0];

describe('the first line of a comment', () => {
  test.each([
    ['breaks', '### ❌ Breaks 1 consumer: <code>acme/dbt-down</code> (Ann, Finance), and may break 1 more'],
    ['may-break', '### ❌ May break 1 consumer: <code>acme/marketing</code>'],
    ['breaks-nobody', '### ✅ Breaks no consumer on record'],
    ['refused', '### ❌ Breaks 1 consumer: <code>acme/dbt-down</code> (Ann, Finance), and may break 1 more'],
    ['lineage', '### ❌ Cross-project lineage not verified in 1 of 2 projects (1 error, 1 warning)'],
    ['sound', '### ✅ <code>dbt_down</code>: Cross-project lineage verified']
  ])('of %s says whether anyone breaks', (name, line) => {
    expect(firstLine(ANSWERS[name] as Answer)).toBe(line);
  });

  test('is a warning where the break was allowed', () => {
    const relaxed = published({ breaking: true, findings: [{ ...REMOVED, severity: 'warning' }] });
    expect(firstLine(relaxed)).toMatch(/^### ⚠️ Breaks 1 consumer/);
  });

  test('does not call it a break when a rule about something else names consumers', () => {
    expect(firstLine(published({ outcome: 'refused', findings: [{ ...REMOVED, impact: undefined }] }))).toBe(
      '### ❌ Breaks no consumer on record. <code>dbt_up</code>: Not published to prod (1 error)'
    );
  });

  test('names five, and how many more', () => {
    const [use] = REMOVED.consumers ?? [];
    if (use === undefined) throw new RangeError('no use');
    const consumers = Array.from({ length: 9 }, (_, index) => ({ ...use, repository: `acme/r${index}`, owner: null }));
    expect(firstLine(published({ outcome: 'refused', findings: [{ ...REMOVED, consumers }] }))).toMatch(
      /^### ❌ Breaks 9 consumers: <code>acme\/r0<\/code>, .*r4<\/code> and 4 more$/
    );
  });
});

test.each<[string, Answer, boolean]>([
  ['an error', validated(verdict({ valid: false, findings: [finding()] })), true],
  ['a warning', validated(verdict({ findings: [WARNING] })), true],
  ['a notice', validated(verdict({ findings: [finding({ severity: 'info' })] })), false],
  ['what was silenced', validated(verdict({ silenced: [{ finding: finding(), by: 'inline', reason: 'x' }] })), false],
  ['nothing', validated(verdict()), false],
  ['an error that fail-on lets pass', validated(verdict({ valid: true, findings: [finding()] })), true]
])('%s is worth a comment, or not', (_, answer, worth) => {
  expect(isWorthAComment(answer)).toBe(worth);
});

describe('a comment', () => {
  test('links to the line in the commit, by a URL that holds no markup', () => {
    expect(comment(ANSWERS['lineage'] as Answer, CONTEXT)).toContain(
      `<a href="${CONTEXT.files}/examples/dbt%5Fdown/models/downstream%5Forders.sql#L3">`
    );
    const hrefs = [...comment(ANSWERS['hostile'] as Answer, CONTEXT).matchAll(/<a href="([^"]*)"/g)];
    for (const [, href] of hrefs) expect(href).toMatch(/^https:\/\/github\.com\/acme\/mesh\/[\w/.%#-]*$/);
    expect(hrefs).toHaveLength(2);
  });

  test('links nowhere when nobody knows where it is read', () => {
    expect(comment(ANSWERS['breaks'] as Answer, { files: null, run: null, commit: null })).not.toContain('<a ');
  });

  test('mentions nobody, and closes nothing that it did not open', () => {
    const text = comment(ANSWERS['hostile'] as Answer, CONTEXT);
    expect(text).not.toMatch(/(?<!<span>)@octocat/);
    expect(text).not.toMatch(/(?<!&)#12/);
    expect(text).not.toContain('<img');
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? -1);
  });

  test.each([
    ['many findings', Array.from({ length: 3000 }, (_, index) => finding({ column: `c${index}` }))],
    [
      'long findings',
      Array.from({ length: 60 }, () => finding({ message: HOSTILE.repeat(40), hint: '@'.repeat(9000) }))
    ],
    ['one that is nothing but marks', [finding({ message: '@'.repeat(90_000), model: '@'.repeat(5000), project: '@' })]]
  ])('keeps to 60,000 bytes: %s', (_, findings) => {
    const answer = validated(verdict({ project: HOSTILE.repeat(20), valid: false, findings }));
    const text = comment(answer, CONTEXT);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/^### ❌ /);
    expect(text).toMatch(/… and \d+ more|too long for a comment|too long for this page|1 finding/);
    const page = checkPage(answer, false, CONTEXT);
    for (const part of [page.summary, page.text]) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(65_535);
    expect(page.title.length).toBeLessThanOrEqual(255);
  });
});

describe('a check run', () => {
  test.each<[string, Answer, boolean, string]>([
    ['success', validated(verdict({ findings: [WARNING] })), true, '1 warning'],
    ['neutral', validated(verdict({ findings: [finding()] })), true, '1 error'],
    ['failure', validated(verdict({ valid: false, findings: [WARNING] })), false, '1 warning'],
    ['success', validated(verdict()), true, 'Nothing to say']
  ])('is a %s', (conclusion, answer, passes, title) => {
    expect(checkPage(answer, passes, CONTEXT)).toMatchObject({ conclusion, title });
  });

  test('has every finding that has a file, the worst first, a thousand at most', () => {
    const findings = [WARNING, finding({ file: undefined }), ...Array.from({ length: 1200 }, () => finding())];
    const { annotations, summary } = checkPage(validated(verdict({ findings })), false, CONTEXT);
    expect(annotations).toHaveLength(1000);
    expect(annotations[0]).toMatchObject({ level: 'error', file: 'examples/dbt_down/models/downstream_orders.sql' });
    expect(summary).toContain('201 more annotations are not shown.');
  });
});
