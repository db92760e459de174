import { describe, expect, test } from '@jest/globals';
import type { Comment, GitHub } from './port.ts';
import { marker, stick } from './sticky-comment.ts';

const AT = { owner: 'acme', repo: 'down' };
const MARK = marker(['validate', 'prod', 'dbt_down']);
const BOT = { login: 'github-actions[bot]', isBot: true };
const MALLORY = { login: 'mallory', isBot: false };

interface Kept {
  readonly github: GitHub;
  readonly comments: Comment[];
  readonly asked: string[];
}

function kept(given: readonly Comment[], login: string | null = null): Kept {
  const comments = [...given];
  const asked: string[] = [];
  const none = (): never => {
    throw new Error('nobody asks for this');
  };
  return {
    comments,
    asked,
    github: {
      comments: () => Promise.resolve([...comments]),
      createComment(_, __, body) {
        asked.push('create');
        comments.push({ id: 100, body, author: BOT });
        return Promise.resolve();
      },
      updateComment(_, id, body) {
        asked.push(`update ${id}`);
        const index = comments.findIndex((one) => one.id === id);
        comments[index] = { ...(comments[index] as Comment), body };
        return Promise.resolve();
      },
      user() {
        asked.push('user');
        return Promise.resolve(login);
      },
      createCheckRun: none,
      extendCheckRun: none,
      dispatch: none
    }
  };
}

describe('a comment that sticks', () => {
  test('is created once, left alone while it is the same, and updated', async () => {
    const { github, comments, asked } = kept([{ id: 1, body: 'hello', author: MALLORY }]);
    expect(await stick(github, AT, 12, MARK, 'one\n', true)).toBe('created');
    expect(await stick(github, AT, 12, MARK, 'one\n', true)).toBe('unchanged');
    expect(await stick(github, AT, 12, MARK, 'two\n', false)).toBe('updated');
    expect(comments.map(({ body }) => body)).toEqual(['hello', `${MARK}\ntwo\n`]);
    expect(asked).toEqual(['create', 'user', 'user', 'update 100']);
  });

  test('is not created where there is nothing to say', async () => {
    const { github, comments } = kept([]);
    expect(await stick(github, AT, 12, MARK, 'all is well', false)).toBe('none');
    expect(comments).toEqual([]);
  });

  test('is never that of somebody else who wrote the mark', async () => {
    const theirs = { id: 1, body: `${MARK}\nmine now`, author: MALLORY };
    const { github, comments } = kept([theirs]);
    expect(await stick(github, AT, 12, MARK, 'one', true)).toBe('created');
    expect(comments[0]).toEqual(theirs);
  });

  test('is found by the user whose token it is, bots or not', async () => {
    const body = `${MARK}\none`;
    const { github, asked } = kept(
      [
        { id: 1, body, author: BOT },
        { id: 2, body, author: { login: 'octocat', isBot: false } }
      ],
      'octocat'
    );
    expect(await stick(github, AT, 12, MARK, 'two', true)).toBe('updated');
    expect(asked).toEqual(['user', 'update 2']);
  });

  test('is found by its first line alone, as GitHub keeps it', async () => {
    const quoted = { id: 1, body: `> ${MARK}\nsee above`, author: BOT };
    const { github } = kept([quoted, { id: 2, body: `${MARK}\r\none`, author: BOT }]);
    expect(await stick(github, AT, 12, MARK, 'one', true)).toBe('unchanged');
  });
});

test('runs about other projects have other marks, and no name gets out of one', () => {
  expect(marker(['validate', 'prod', 'dbt_other'])).not.toBe(MARK);
  expect(marker(['validate', 'prod', 'dbt_down'])).toBe(MARK);
  expect(marker(['--><img src=x>\n'])).toMatch(/^<!-- dbt-mesh [0-9a-f]{16} -->$/);
});
