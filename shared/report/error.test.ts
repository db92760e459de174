import { describe, expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { renderError } from './index.ts';

const BUG =
  'This is a bug in dbt-mesh. Please report it with this message, the command you ran and `dbt-mesh --version`.';

describe('renderError', () => {
  test('a mistake of the user is told with what to do', () => {
    expect(renderError(new UserError('dbt-mesh.yml:3: unknown key `projcts`', 'Did you mean `projects`?'))).toEqual({
      message: 'dbt-mesh.yml:3: unknown key `projcts`',
      hint: 'Did you mean `projects`?',
      bug: false
    });
  });

  test('anything else is a bug of ours, told with its causes and without a stack', () => {
    const refused = new AggregateError([new Error('connect ECONNREFUSED 127.0.0.1:1')], '');
    const error = new TypeError('x is not a function', { cause: new Error('fetch failed', { cause: refused }) });
    expect(renderError(error)).toEqual({
      message: `TypeError: x is not a function
  caused by Error: fetch failed
  caused by AggregateError: connect ECONNREFUSED 127.0.0.1:1`,
      hint: BUG,
      bug: true
    });
  });

  test.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ status: 403 }, '{ status: 403 }'],
    [Object.create(null), '[Object: null prototype] {}']
  ])('%p thrown is told as %j', (thrown, message) => {
    expect(renderError(thrown).message).toBe(message);
  });

  test('a chain of causes that bites its own tail ends', () => {
    const error = new Error('one');
    error.cause = new Error('two', { cause: error });
    expect(renderError(error).message).toBe('Error: one\n  caused by Error: two');
  });

  test('escapes are made visible and lines stay lines', () => {
    expect(renderError(new UserError('one\n::error::\x1b[31mtwo', '')).message).toBe('one\n\\x3a:error::\\x1b[31mtwo');
  });

  test.each([
    ['https://user:p4ss@host/x', 'https://***@host/x'],
    ['https://user:p4/ss@host/x', 'https://***@host/x'],
    [
      's3://x/y?X-Amz-Credential=AK/1&X-Amz-Signature=ab12&n=1',
      's3://x/y?X-Amz-Credential=***&X-Amz-Signature=***&n=1'
    ],
    ['https://acme.blob.example/x?se=1&sig=a%2Fb%3D', 'https://acme.blob.example/x?se=1&sig=***'],
    ['key AKIAIOSFODNN7EXAMPLE is unknown', 'key *** is unknown'],
    ['secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY is wrong', 'secret *** is wrong'],
    ['SNOWFLAKE_PASSWORD=hunter2 dbt build', 'SNOWFLAKE_PASSWORD=*** dbt build'],
    ['{"password": "two words", "user": "me"}', '{"password": ***, "user": "me"}'],
    ["password='it is open", 'password=***'],
    ['  password: hunter2\n  user: me', '  password: ***\n  user: me'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    [`token ghp_${'a1'.repeat(18)}`, 'token ***'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', '***']
  ])('the secret in %j is masked', (text, masked) => {
    expect(renderError(new UserError(text, text))).toEqual({ message: masked, hint: masked, bug: false });
  });

  test.each([
    'github-token: must not be empty',
    'http://localhost:7070/bucket/a@b is not reachable',
    'commit 0123456789abcdef0123456789abcdef01234567',
    'digest 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    'uses: acme/dbt-mesh/publish@v1'
  ])('%j holds no secret and stays as it is', (text) => {
    expect(renderError(new UserError(text, '')).message).toBe(text);
  });

  test('a hostile text of a megabyte is told in time', () => {
    const long = ['://a:', 'password="', 'secret', 'aA1/', '-----BEGIN PRIVATE KEY-----'].map((piece) =>
      piece.repeat(1_000_000 / piece.length)
    );
    for (const text of long) expect(renderError(new UserError(text, '')).message.length).toBeLessThanOrEqual(4096);
  });
});
