import { describe, expect, test } from '@jest/globals';
import { compareContracts } from './index.ts';
import { NOW, type Case } from './testing/cases/case.ts';
import { COLUMN_CASES } from './testing/cases/columns.ts';
import { CONSTRAINT_CASES } from './testing/cases/constraints.ts';
import { MODEL_CASES } from './testing/cases/models.ts';
import { TYPE_CASES } from './testing/cases/types.ts';
import { VERSION_CASES } from './testing/cases/versions.ts';

const INITIAL = { breaking: 'B', risky: 'R', safe: 'S' } as const;

/** Each rule with its impact, as often as it is found. */
function found({ old, next }: Case): readonly string[] {
  return compareContracts(old, next, { now: NOW })
    .map(({ rule, impact }) => `${INITIAL[impact]} ${rule}`)
    .sort();
}

describe.each<[string, readonly Case[]]>([
  ['of a model', MODEL_CASES],
  ['of versions', VERSION_CASES],
  ['of columns', COLUMN_CASES],
  ['of types', TYPE_CASES],
  ['of constraints', CONSTRAINT_CASES]
])('a change %s', (_, cases) => {
  test.each(cases.map((one) => [one.title, one] as const))('%s', (_title, one) => {
    expect(found(one)).toEqual([...one.found].sort());
  });
});
