import { describe, expect, jest, test } from '@jest/globals';
// eslint-disable-next-line no-restricted-imports -- the test reads what the doors write with it, as the runner will.
import * as core from '@actions/core';
import fc from 'fast-check';
import { annotations, type Annotation } from './index.ts';
import { finding, HOSTILE, published, validated, verdict, WARNING } from './testing/reports.ts';

describe('annotations', () => {
  test('stand on the line in the repository, errors first', () => {
    expect(annotations(validated(verdict({ findings: [WARNING] }), verdict({ findings: [finding()] })))).toEqual([
      {
        level: 'error',
        file: 'examples/dbt_down/models/downstream_orders.sql',
        line: 3,
        title: 'unknown-model: dbt_up.public_order',
        message:
          'dbt_up publishes no model public_order: it does not exist or is not public\nDid you mean public_orders?'
      },
      {
        level: 'warning',
        file: 'examples/dbt_down/models/orders_by_day.sql',
        line: 7,
        title: 'unpinned-version: dbt_up.orders',
        message: "orders has versions 1 and 2, and this ref names neither\nWrite ref('dbt_up', 'orders', v=2)."
      }
    ]);
  });

  test('are placed by the project at the root of the repository too', () => {
    const [one] = annotations(validated(verdict({ folder: '', findings: [finding()] })));
    expect(one?.file).toBe('models/downstream_orders.sql');
  });

  test('name the file in the message where the folder of the project is not known', () => {
    const warning = { ...WARNING, hint: '', model: null };
    expect(annotations(published({ findings: [warning] }))).toEqual([
      {
        level: 'warning',
        title: 'unpinned-version',
        message: 'models/orders_by_day.sql:7: orders has versions 1 and 2, and this ref names neither'
      }
    ]);
    expect(annotations(published({ findings: [warning] }, 'up'))[0]?.file).toBe('up/models/orders_by_day.sql');
  });

  test('are at most ten of a level, and the tenth counts the rest', () => {
    const findings = [...Array.from({ length: 12 }, () => finding()), ...Array.from({ length: 10 }, () => WARNING)];
    const all = annotations(validated(verdict({ findings })));
    expect(all.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(all.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(all[9]).toEqual({
      level: 'error',
      title: '3 more errors',
      message: "GitHub shows ten of a kind. 3 more errors stand in the job's summary and its log."
    });
  });

  test('are cut at 4,096 characters', () => {
    const [one] = annotations(validated(verdict({ findings: [finding({ message: 'x'.repeat(5000) })] })));
    expect(one?.message).toHaveLength(4096);
    expect(one?.message.endsWith('x…')).toBe(true);
  });
});

/** What the runner makes of one line (actions/runner, src/Runner.Common/ActionCommand.cs), or null when it is none. */
function command(line: string): { name: string; properties: Record<string, string>; data: string } | null {
  const match = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/s.exec(line);
  if (match === null) return null;
  const [, name = '', properties = '', data = ''] = match;
  const decoded = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  return {
    name,
    properties: Object.fromEntries(
      properties
        .split(',')
        .filter((pair) => pair !== '')
        .map((pair) => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1))])
    ),
    data: decoded(data)
  };
}

function written({ level, file, line, title, message }: Annotation): string {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    core[level](message, { file, startLine: line, title });
    return write.mock.calls.map(([text]) => text).join('');
  } finally {
    write.mockRestore();
  }
}

describe('an annotation as a workflow command', () => {
  test('is one line that the runner reads back as it was, whatever the finding says', () => {
    const text = fc.oneof(fc.constantFrom(HOSTILE, '%0A%3A', 'a,title=b::'), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, text, text, (message, hint, file) => {
        const [one] = annotations(validated(verdict({ findings: [finding({ message, hint, file, model: message })] })));
        if (one === undefined) throw new Error('no annotation');
        const [line = '', ...more] = written(one).split('\n');
        expect(more).toEqual(['']);
        expect(command(line)).toEqual({
          name: 'error',
          properties: { title: one.title, file: one.file, line: '3' },
          data: one.message
        });
      })
    );
  });
});
