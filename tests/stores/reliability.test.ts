import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'reliability.md'), 'utf8');

/** A test as the page names it: a file, and the title as it stands there. */
const NAMED = /`((?:tests|shared)\/[\w./-]+\.ts)`:\s“([^”]+)”/g;

const named = [...page.matchAll(NAMED)].map(
  ([, file = '', title = '']) => [file, title.replaceAll('\n', ' ')] as const
);

test.each(named)('docs/reliability.md names a test that exists: %s, “%s”', (file, title) => {
  const path = join(ROOT, file);
  expect(existsSync(path)).toBe(true);
  const source = readFileSync(path, 'utf8');
  expect(['`', "'", '"'].some((quote) => source.includes(`${quote}${title}${quote}`))).toBe(true);
});

test('docs/reliability.md names a test for each promise', () => {
  const promises = page
    .slice(page.indexOf('## Promises'), page.indexOf('## On which store'))
    .split(/^(?=\*\*)/m)
    .slice(1);
  expect(promises.length).toBeGreaterThan(8);
  expect(promises.filter((promise) => promise.match(NAMED) === null)).toEqual([]);
});
