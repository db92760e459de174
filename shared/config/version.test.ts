import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { VERSION } from './version.ts';

test('is that of package.json', () => {
  expect(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).toMatchObject({
    version: VERSION
  });
});
