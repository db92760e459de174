import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cut, jsonText, markdownCode, markdownText, terminalLines, terminalText } from './encode.ts';

/** Text made of what the outputs give a meaning to, and of anything else. */
const PIECES = [
  ...[
    '@',
    'octocat',
    '#',
    '12',
    'GH-7',
    'https://e.example',
    '_www.e.example',
    ':tada:',
    '$',
    '`',
    '|',
    '\\',
    '**',
    '_'
  ],
  ...[
    '__',
    '~~',
    '[x](y)',
    '![',
    '<',
    '>',
    '&amp;',
    '<!--',
    '-',
    '+',
    '=',
    '1.',
    '    ',
    '\n',
    '\r',
    '\x1b[31m',
    '\x9b'
  ],
  ...[
    '\u202e',
    '\u2028',
    '\ud800',
    '😀',
    '::error::',
    '##[error]',
    '##',
    '[',
    'a_b',
    'a@b.example',
    '"',
    "'",
    '\u{e0041}'
  ]
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' })
);

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('terminalText', () => {
  test.each([
    ['plain text, ünïcode and 😀 stay', 'plain text, ünïcode and 😀 stay'],
    ['\x1b[2J\x1b]8;;https://e.example\x07', '\\x1b[2J\\x1b]8;;https://e.example\\x07'],
    ['one\r\ntwo\tthree', 'one\\r\\ntwo\\tthree'],
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['  ::add-mask::x', '  \\x3a:add-mask::x'],
    ['now ##[stop-commands]x', 'now #\\x23[stop-commands]x']
  ])('%j is printed as %j', (text, printed) => {
    expect(terminalText(text)).toBe(printed);
  });

  test('holds nothing unseen and no workflow command, whatever it is given', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const printed = terminalText(text);
        expect(printed).not.toMatch(UNSEEN);
        expect(printed.trimStart().startsWith('::')).toBe(false);
        expect(printed).not.toContain('##[');
      })
    );
  });

  test('keeps the lines of a text of ours', () => {
    expect(terminalLines('one\n::two')).toEqual(['one', '\\x3a:two']);
  });
});

describe('markdownText', () => {
  test.each([
    ['model.dbt_up.public_orders', 'model.dbt_up.public_orders'],
    ['a | b', 'a &#124; b'],
    ['`x` **b** _i_ ~s~', '&#96;x&#96; &#42;&#42;b&#42;&#42; &#95;i&#95; &#126;s&#126;'],
    ['<b>&amp;', '&#60;b&#62;&#38;amp;'],
    ['![p](https://e.example)', '!&#91;p&#93;(https<span>:</span>//e.example)'],
    ['@octocat #12 GH-12', '<span>@</span>octocat <span>#</span>12 GH<span>-</span>12'],
    [':tada: www.e.example $x$', '<span>:</span>tada: www<span>.</span>e.example <span>$</span>x<span>$</span>'],
    ['two\nlines', 'two&#92;nlines'],
    ['- item', '<span>-</span> item'],
    ['12. item', '12<span>.</span> item'],
    ['    code', '&#32;   code']
  ])('%j is written as %j', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  test('shows the same text as the terminal does, and nothing in it is left to interpret', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = markdownText(text);
        // `##[` is a matter of logs alone, and so is `::`.
        expect(terminalText(shown(written))).toBe(terminalText(text));
        for (const run of written.split(/<span>.<\/span>/)) {
          expect(run.replace(/&#\d+;/g, '')).not.toMatch(/[&<>`*~[\]\\|@#$]|:\/\/|www\.|:[\w+-]+:|gh-\d|\n/i);
        }
      })
    );
  });

  test('is wrapped in an element as code', () => {
    expect(markdownCode('a`b')).toBe('<code>a&#96;b</code>');
  });

  function shown(markdown: string): string {
    return markdown
      .replace(/<span>(.)<\/span>/g, '$1')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  }
});

describe('jsonText', () => {
  test('parses to the same value and is safe to print', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = jsonText({ text });
        expect(JSON.parse(json)).toEqual({ text });
        expect(json.replaceAll('\n', '')).not.toMatch(UNSEEN);
        expect(json).not.toContain('##[');
      })
    );
  });
});

describe('cut', () => {
  test.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['abc😀d', 5, 'abc…']
  ])('%j in %i is %j', (text, length, expected) => {
    expect(cut(text, length)).toBe(expected);
  });
});
