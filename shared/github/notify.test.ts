import { expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { tellOf, UPSTREAM_EVENT, type UpstreamChange } from './notify.ts';
import type { GitHub } from './port.ts';

const CHANGE: UpstreamChange = {
  project: 'dbt_up',
  environment: 'prod',
  version: '20261124T101112Z-0123456789ab',
  models: ['public_orders'],
  repository: 'acme/dbt-up'
};

type Dispatch = GitHub['dispatch'];

/** Tells of a change, to a GitHub that does as it is said. */
async function telling(
  repositories: readonly string[],
  dispatch: Dispatch = () => Promise.resolve(),
  change = CHANGE,
  signal = new AbortController().signal
) {
  const calls: Parameters<Dispatch>[] = [];
  const github = {
    dispatch: (...call: Parameters<Dispatch>) => {
      calls.push(call);
      return dispatch(...call);
    }
  };
  return { ...(await tellOf(change, repositories, github, signal)), calls };
}

test('a repository is told by an event that says what changed', async () => {
  const { notified, failed, calls } = await telling(['acme/dbt-down']);
  expect({ notified, failed }).toEqual({ notified: ['acme/dbt-down'], failed: [] });
  expect(calls).toEqual([[{ owner: 'acme', repo: 'dbt-down' }, UPSTREAM_EVENT, CHANGE]]);
});

test('each is told once, and the one that published not at all', async () => {
  const { notified } = await telling(['acme/b', 'acme/a', 'Acme/DBT-Up', 'ACME/b']);
  expect(notified).toEqual(['ACME/b', 'acme/a']);
});

test('who cannot be told is named with the reason, and the others are told', async () => {
  const { notified, failed } = await telling(['acme/a', 'acme/b', 'acme/c'], ({ repo }) =>
    repo === 'b' ? Promise.reject(new UserError('GitHub refused it', 'Install the app.')) : Promise.resolve()
  );
  expect(notified).toEqual(['acme/a', 'acme/c']);
  expect(failed).toMatchObject([{ repository: 'acme/b', failure: { message: 'GitHub refused it' } }]);
});

test.each([
  '../../user',
  'acme',
  'acme/down/dispatches',
  'acme/..',
  'a b/c',
  'acme/x?y',
  'https://github.com/a/b',
  'a%2f/b',
  ''
])('what is no repository is asked of nobody: %j', async (name) => {
  const { notified, failed, calls } = await telling([name]);
  expect({ notified, calls }).toEqual({ notified: [], calls: [] });
  expect(failed[0]?.failure.message).toBe(`${JSON.stringify(name)} is no repository of GitHub`);
});

test('a few are told side by side, and no more', async () => {
  let [now, most] = [0, 0];
  const names = Array.from({ length: 30 }, (_, index) => `acme/down-${index}`);
  const { notified } = await telling(names, async () => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    now -= 1;
  });
  expect(notified).toEqual(names);
  expect(most).toBe(4);
});

test('when the time is up, whoever is left is named', async () => {
  const end = new AbortController();
  const { notified, failed } = await telling(
    ['acme/a', 'acme/b', 'acme/c', 'acme/d', 'acme/e'],
    ({ repo }) => {
      if (repo !== 'd') return Promise.resolve();
      end.abort(new Error('up'));
      return Promise.reject(new Error('up'));
    },
    CHANGE,
    end.signal
  );
  expect(notified).toEqual(['acme/a', 'acme/b', 'acme/c']);
  expect(failed.map(({ failure }) => failure.message)).toEqual([
    'The time was up before acme/d could be told',
    'The time was up before acme/e could be told'
  ]);
});

test('what is a fault of ours is none of GitHub', async () => {
  await expect(telling(['acme/a'], () => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
});

test('more names than GitHub takes are none, and the payload stays below its limits', async () => {
  const models = Array.from({ length: 3000 }, (_, index) => `public_model_of_a_long_name_${index}`);
  const { calls } = await telling(['acme/a'], undefined, { ...CHANGE, models });
  const payload = calls[0]?.[2] ?? {};
  expect(payload['models']).toEqual([]);
  expect(Object.keys(payload).length).toBeLessThanOrEqual(10);
  const many = models.slice(0, 1000);
  const { calls: fitting } = await telling(['acme/a'], undefined, { ...CHANGE, models: many });
  expect(fitting[0]?.[2]['models']).toEqual(many);
  expect(Buffer.byteLength(JSON.stringify(fitting[0]?.[2]))).toBeLessThan(64_000);
});
