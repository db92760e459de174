import { describe, expect, test } from '@jest/globals';
import { compareTypes, type TypeVerdict } from '../index.ts';

type Pair = readonly [old: string, next: string];

/** What is said of two types the other way round. */
export const MIRRORED: Readonly<Record<TypeVerdict, TypeVerdict>> = {
  same: 'same',
  wider: 'narrower',
  narrower: 'wider',
  other: 'other',
  unknown: 'unknown'
};

/** Tests that each pair of an adapter's types has its verdict, and the mirrored pair the mirrored one. */
export function testVerdicts(adapter: string, pairs: Readonly<Partial<Record<TypeVerdict, readonly Pair[]>>>): void {
  describe.each(Object.entries(pairs) as [TypeVerdict, readonly Pair[]][])(
    `types of ${adapter}: %s`,
    (verdict, list) => {
      test.each(list)('%s, then %s', (old, next) => {
        expect(compareTypes(adapter, old, next)).toMatchObject({ verdict });
        expect(compareTypes(adapter, next, old)).toMatchObject({ verdict: MIRRORED[verdict] });
      });
    }
  );
}
