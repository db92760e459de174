import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { realClock } from '../../tests/stores/clocks.ts';
import { samplePublication } from '../../tests/stores/sample.ts';
import type { Finding, Store } from '../domain/index.ts';
import { latestKey } from './layout.ts';
import { openStore } from './open-store.ts';
import { publish } from './publish.ts';
import { verifyRegistry } from './verify.ts';

const TWO_HOURS = 2 * 60 * 60 * 1000;
const LATEST = latestKey('dbt_up', 'prod');

async function findingsIn(store: Store): Promise<readonly Finding[]> {
  return (await verifyRegistry(store, realClock, { project: null, environment: null })).findings;
}

describe('a folder', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'mesh-verify-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test('with links, half-written files and locks is verified as far as it is one', async () => {
    const root = join(home, 'registry');
    const store = await openStore({ registry: root }, realClock);
    await publish(store, realClock, samplePublication({ withState: true }));
    const put = async (key: string, modified?: Date): Promise<void> => {
      await mkdir(dirname(join(root, key)), { recursive: true });
      await writeFile(join(root, key), 'half');
      if (modified !== undefined) await utimes(join(root, key), modified, modified);
    };
    const old = new Date(Date.now() - TWO_HOURS);
    await put('dbt_up/prod/latest/.manifest.json.0123456789abcdef.tmp', old);
    await put('dbt_up/prod/latest/.manifest.json.0123456789abcdee.tmp');
    await put('.git/config', old);
    await symlink(tmpdir(), join(root, 'dbt_up', 'outside'));
    await symlink('/etc/hostname', join(root, 'secret'));
    const found = await findingsIn(store);
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['unreadable-object', 'error'],
      ['unreadable-object', 'error'],
      ['leftover', 'info']
    ]);
    const told = found.map(({ message }) => message).join('\n');
    expect(told).toContain(`${join(root, 'dbt_up', 'outside')} leads out of the registry`);
    expect(told).toContain(`${join(root, 'secret')} leads out of the registry`);
    expect(told).toContain('latest/.manifest.json.0123456789abcdef.tmp');
  });

  test('whose latest is a link out of it', async () => {
    const root = join(home, 'linked');
    const store = await openStore({ registry: root }, realClock);
    await publish(store, realClock, samplePublication());
    await rm(join(root, LATEST));
    await symlink('/etc/hostname', join(root, LATEST));
    const found = await findingsIn(store);
    expect(found).toMatchObject([
      { rule: 'unreadable-object', message: expect.stringContaining('leads out of the registry') },
      { rule: 'unreadable-object', key: LATEST, hint: expect.stringContaining('Remove the symbolic link') }
    ]);
  });

  test('that is gone is an error', async () => {
    const store = await openStore({ registry: join(home, 'nowhere') }, realClock);
    await expect(findingsIn(store)).rejects.toThrow('There is no folder');
  });
});
