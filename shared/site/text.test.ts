import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonForHtml, withoutMarkup, withSafeText } from './text.ts';

describe('Markdown without markup', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['</script>', '&lt;/script>'],
    ['<!-- x', '&lt;!-- x'],
    ['<?php', '&lt;?php'],
    ['<\\!-- x', '&lt;\\!-- x'],
    ['<<b>', '&lt;&lt;b>'],
    ['&lt;b&gt; &#60;b> &#x3c;b>', '&amp;lt;b&amp;gt; &amp;#60;b> &amp;#x3c;b>'],
    ['`a < b`, a <= b, a <> b, a <5, R&D, a <', '`a < b`, a <= b, a <> b, a <5, R&D, a <']
  ])('%s', (written, shown) => {
    expect(withoutMarkup(written)).toBe(shown);
  });

  test('opens no tag and no character reference, and reads as it did', () => {
    const text = fc.string({
      unit: fc.constantFrom('<', '&', 'a', 'lt;', '#60;', '/', '!', '?', ' ', '\\', '>', '=', '1', ';')
    });
    fc.assert(
      fc.property(text, (written) => {
        const safe = withoutMarkup(written);
        expect(safe).not.toMatch(/<[a-z/!?]/i);
        expect(safe.replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toBe(written);
      })
    );
  });
});

test('text is safe however deep it lies, and only what is rendered as Markdown is touched', () => {
  const tag = '<b>';
  expect(
    withSafeText({
      raw_code: tag,
      description: tag,
      columns: { c: { description: tag, name: tag } },
      arguments: [{ description: tag }]
    })
  ).toEqual({
    raw_code: tag,
    description: '&lt;b>',
    columns: { c: { description: '&lt;b>', name: tag } },
    arguments: [{ description: '&lt;b>' }]
  });
});

test('JSON in a script neither ends it nor opens a comment, and is the same JSON', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json);
      const text = jsonForHtml(value);
      expect(text).not.toContain('<');
      expect(JSON.parse(text)).toEqual(value);
    })
  );
});
