import { beforeEach, describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { sampleManifest, type Sample } from '../../tests/stores/sample.ts';
import { UserError, type Files, type PublishReport, type PublishSettings } from '../domain/index.ts';
import { publish } from './publish.ts';
import { rollback } from './rollback.ts';

const SETTINGS: PublishSettings = {
  projectDir: '/up',
  repositoryDir: '/up',
  environment: 'prod',
  environments: {},
  policy: { rules: {} },
  manifest: '/up/target/manifest.json',
  runResults: null,
  include: 'public',
  publishState: false,
  afterRollback: false,
  compatibility: 'consumers',
  allowBreaking: null,
  dryRun: false,
  upstreams: null,
  origin: { repository: 'acme/dbt-up', commit: null, runUrl: null },
  producer: 'dbt-mesh 0.1.0'
};

let store: MemoryStore;
beforeEach(() => {
  store = memoryStore();
});

const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
/** The same, as the manifest is read. */
const built = (hour: number): string => at(hour).replace('.000Z', '.000000Z');
const logger = { debug: () => undefined, info: () => undefined, warning: () => undefined };

/** A disk that holds nothing but a manifest. */
function manifestOnly(sample: Sample): Files {
  const bytes = Buffer.from(JSON.stringify(sampleManifest(sample)));
  return {
    read: (path) => Promise.resolve(path === SETTINGS.manifest ? bytes : null),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([])
  };
}

/** Publishes at an hour what was built then, or at another. */
function publishAt(
  hour: number,
  { builtAt = hour, column }: { readonly builtAt?: number; readonly column: string },
  settings: Partial<PublishSettings> = {}
): Promise<PublishReport> {
  const files = manifestOnly({ generatedAt: at(builtAt), column });
  return publish({ ...SETTINGS, ...settings }, { store, files, clock: fakeClock(at(hour)), logger });
}

function rollBackAt(hour: number): ReturnType<typeof rollback> {
  const origin = { repository: null, commit: null, runUrl: 'https://github.com/acme/ops/actions/runs/7' };
  return rollback(
    {
      project: 'dbt_up',
      environment: 'prod',
      environments: {},
      to: 'previous',
      reason: 'wrong sums',
      dryRun: false,
      origin
    },
    { store, files: manifestOnly({}), clock: fakeClock(at(hour)), logger }
  );
}

describe('a project that names its consumers', () => {
  const onlyFinance = { policy: { rules: {}, consumers: ['finance_*'] } };
  const latest = async (): Promise<unknown> => {
    const read = await store.get('dbt_up/prod/latest/manifest.json');
    return read.kind === 'found' ? (JSON.parse(Buffer.from(read.body).toString()) as { mesh: unknown }).mesh : null;
  };

  test('publishes them, also with a contract that is there already', async () => {
    await publishAt(1, { column: 'a' });
    expect(await latest()).not.toHaveProperty('consumers');
    expect(await publishAt(1, { column: 'a' }, onlyFinance)).toMatchObject({ outcome: 'published', changed: false });
    expect(await latest()).toMatchObject({ consumers: ['finance_*'] });
  });

  test('is warned of others who use its models already', async () => {
    await publishAt(1, { column: 'a' });
    for (const name of ['dbt_down', 'finance_eu']) {
      await publishConsumer(store, name, { references: [sampleReference(name)] });
    }
    expect(await publishAt(2, { column: 'a' }, onlyFinance)).toMatchObject({
      outcome: 'published',
      findings: [
        {
          rule: 'consumer-not-allowed',
          severity: 'warning',
          model: 'dbt_up.public_orders',
          message: expect.stringMatching(/: dbt_down \(acme\/dbt_down\)$/) as unknown
        }
      ]
    });
    expect((await publishAt(3, { column: 'a' })).findings).toEqual([]);
  });

  test('is published where they cannot be listed', async () => {
    store = { ...store, children: () => Promise.reject(new UserError('no list', 'hint')) };
    expect(await publishAt(1, { column: 'a' }, onlyFinance)).toMatchObject({
      outcome: 'published',
      findings: [{ rule: 'unreadable-consumer', message: 'Who uses dbt_up is not known: no list' }]
    });
  });
});

describe('after a rollback', () => {
  let bad: PublishReport;
  beforeEach(async () => {
    await publishAt(1, { column: 'good' });
    bad = await publishAt(2, { column: 'bad' });
    await rollBackAt(3);
  });

  test.each([
    ['what was rolled back', 2, '20261124T020000Z'],
    ['a rebuild of it', 4, 'The contract of 20261124T040000Z']
  ])('%s is refused, with why and the way back', async (_, builtAt, start) => {
    const report = await publishAt(4, { builtAt, column: 'bad' });
    expect(report).toMatchObject({ outcome: 'refused', changed: false, supersededBy: null });
    expect(report.findings).toEqual([
      {
        rule: 'rolled-back',
        severity: 'error',
        project: 'dbt_up',
        model: null,
        message: expect.stringMatching(
          new RegExp(
            `^${start}.* was rolled back in prod at ${at(3)} by https://github.com/acme/ops/actions/runs/7: wrong sums$`
          )
        ),
        hint: expect.stringContaining('after-rollback: true')
      }
    ]);
    if (builtAt !== 2)
      expect(report.findings[0]?.message).toContain(`is that of ${bad.version}, which was rolled back`);
  });

  test('no policy lets it pass', async () => {
    const policy = { rules: { 'rolled-back': 'off' } } as const;
    expect(await publishAt(4, { column: 'bad' }, { policy })).toMatchObject({
      outcome: 'refused',
      findings: [{ severity: 'error' }]
    });
  });

  test('it is published when that is asked for', async () => {
    expect(await publishAt(4, { column: 'bad' }, { afterRollback: true })).toMatchObject({
      outcome: 'published',
      findings: [{ rule: 'column-added' }, { rule: 'column-removed', severity: 'warning' }]
    });
  });

  test('what was built before says that the rollback superseded it', async () => {
    expect(await publishAt(4, { builtAt: 2, column: 'other' })).toMatchObject({
      outcome: 'superseded',
      supersededBy: {
        generatedAt: built(1),
        runUrl: 'https://github.com/acme/ops/actions/runs/7',
        rollback: { at: at(3), reason: 'wrong sums' }
      }
    });
  });

  test('a dry run is refused too', async () => {
    expect(await publishAt(4, { column: 'bad' }, { dryRun: true })).toMatchObject({ outcome: 'refused' });
  });
});

test('an older build says which newer one superseded it', async () => {
  const newer = await publishAt(5, { column: 'a' });
  expect(await publishAt(6, { builtAt: 4, column: 'b' })).toMatchObject({
    outcome: 'superseded',
    supersededBy: { version: newer.version, generatedAt: built(5), publishedAt: at(5), runUrl: null, rollback: null }
  });
});

describe('a build from the future', () => {
  test('is published with a warning', async () => {
    const { outcome, findings } = await publishAt(4, { builtAt: 9, column: 'a' });
    expect(outcome).toBe('published');
    expect(findings).toMatchObject([
      { rule: 'built-in-the-future', severity: 'warning', message: expect.stringContaining(`was built at ${built(9)}`) }
    ]);
  });

  test('is refused where the policy says so', async () => {
    const policy = { rules: { 'built-in-the-future': 'error' } } as const;
    expect(await publishAt(4, { builtAt: 9, column: 'a' }, { policy })).toMatchObject({ outcome: 'refused' });
    expect(await store.list('')).toEqual([]);
  });

  test('that supersedes an honest one is named, with the command that mends it', async () => {
    const future = await publishAt(4, { builtAt: 9, column: 'a' });
    const { outcome, version, findings } = await publishAt(5, { column: 'a' });
    expect(outcome).toBe('superseded');
    expect(findings).toMatchObject([
      {
        rule: 'built-in-the-future',
        message: expect.stringContaining(`prod is held by ${future.version}`),
        hint: expect.stringContaining(`dbt-mesh rollback --project dbt_up --environment prod --to ${version}`)
      }
    ]);
  });
});
