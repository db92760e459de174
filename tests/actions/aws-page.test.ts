import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from './doors.ts';

interface Statement {
  readonly Action: unknown;
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, unknown>> };
}

const policies = [...readFileSync(join(ROOT, 'docs', 'aws.md'), 'utf8').matchAll(/```json\n([^]*?)```/g)].map(
  ([, text = '']) => JSON.parse(text) as { readonly Version: string; readonly Statement: readonly Statement[] }
);
const trusts = policies
  .flatMap(({ Statement }) => Statement)
  .filter((one) => one.Action === 'sts:AssumeRoleWithWebIdentity');

test('every policy of docs/aws.md is one', () => {
  expect(policies.length).toBeGreaterThan(4);
  for (const { Version, Statement } of policies) {
    expect(Version).toBe('2012-10-17');
    expect(Statement.length).toBeGreaterThan(0);
  }
});

test('whoever trusts GitHub names the audience, and each subject in both of its forms', () => {
  expect(trusts).toHaveLength(2);
  for (const { Condition } of trusts) {
    const wanted = Condition?.StringEquals ?? {};
    expect(wanted['token.actions.githubusercontent.com:aud']).toBe('sts.amazonaws.com');
    const subjects = wanted['token.actions.githubusercontent.com:sub'] as readonly string[];
    const byName = subjects.filter((subject) => !subject.includes('@'));
    const byNumber = subjects.filter((subject) => /^repo:[\w-]+@\d+\/[\w-]+@\d+:/.test(subject));
    expect(byNumber.map((subject) => subject.replace(/@\d+/g, ''))).toEqual(byName);
  }
});
