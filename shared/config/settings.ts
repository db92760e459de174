import type {
  CommonSettings,
  HistorySettings,
  Origin,
  PublishSettings,
  RollbackSettings,
  SyncSettings,
  ValidateSettings
} from '../domain/index.ts';
import type { StoreSettings } from '../registry/index.ts';
import { deliveryIn, type Delivery } from './delivery.ts';
import { deployTarget } from './can-i-deploy-settings.ts';
import { environmentsOf } from './environments-input.ts';
import { expectProject, orient, pathInput, type Asked, type Here } from './here.ts';
import { COMPATIBILITIES, FAIL_ON, INCLUDES, MODES } from './input.ts';
import { notifyIn, type Notify } from './notify-input.ts';
import { askedReading, readingOf } from './reading.ts';
import { registryProject } from './projects.ts';
import { rollbackIn } from './rollback-settings.ts';
import { storeSettings } from './store-settings.ts';
import { manifestIn, subjects } from './subjects.ts';
import { givenUpstreams, upstreamsOf } from './upstreams-of.ts';
import { VERSION } from './version.ts';

/** Settings of a verb, and those of the store that it reads and writes. */
export interface Configured<Settings> {
  readonly settings: Settings;
  readonly store: StoreSettings;
}

/** What `publish` was asked to do: to publish, or with `rollback-to` to roll back; and whom an action tells of it. */
export type PublishRequest = { readonly notify: Notify } & (
  | ({ readonly kind: 'publish' } & Configured<PublishSettings>)
  | ({ readonly kind: 'rollback' } & Configured<RollbackSettings>)
);

/**
 * What `publish` was asked to do: by the inputs, then `dbt-mesh.yml`, then defaults.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function publishRequest(asked: Asked, origin: Origin): Promise<PublishRequest> {
  const here = await orient(asked);
  const { inputs, faults } = here;
  const notify = notifyIn(here);
  const to = inputs.text('rollback-to');
  if (to !== null) {
    if (inputs.flag('after-rollback')) {
      faults.add('after-rollback', 'stands beside `rollback-to`', 'Give one of the two: to publish, or to roll back.');
    }
    return { kind: 'rollback', notify, ...configured(here, await rollbackIn(here, 'rollback-to', origin)) };
  }
  for (const name of ['project', 'reason']) {
    if (inputs.text(name) === null) continue;
    faults.add(name, 'stands without `rollback-to`', 'Give the version to roll back to as well, or leave it out.');
  }
  return { kind: 'publish', notify, ...configured(here, await publishIn(here, origin)) };
}

async function publishIn(here: Here, origin: Origin): Promise<PublishSettings> {
  const { inputs } = here;
  const manifest = pathInput(here, 'manifest');
  if (manifest === null) await expectProject(here);
  return {
    ...common(here),
    manifest: manifest ?? manifestIn(here.projectDir),
    runResults: pathInput(here, 'run-results'),
    include: inputs.choice('include', INCLUDES) ?? 'public',
    publishState: inputs.flag('publish-state') ?? false,
    afterRollback: inputs.flag('after-rollback') ?? false,
    compatibility: inputs.choice('compatibility', COMPATIBILITIES),
    allowBreaking: inputs.reason('allow-breaking'),
    dryRun: inputs.flag('dry-run') ?? false,
    upstreams: upstreamsOf(here, here.projectDir),
    origin,
    producer: `dbt-mesh ${VERSION}`
  };
}

/**
 * What `rollback` was asked to do, in the same order.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function rollbackSettings(asked: Asked, origin: Origin): Promise<Configured<RollbackSettings>> {
  const here = await orient(asked);
  return configured(here, await rollbackIn(here, 'to', origin));
}

/**
 * What `history` was asked to show, in the same order.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function historySettings(asked: Asked): Promise<Configured<HistorySettings>> {
  const here = await orient(asked);
  return configured(here, {
    project: (await registryProject(here)) ?? '',
    environment: here.inputs.name('environment') ?? 'prod',
    limit: here.inputs.count('limit') ?? 20
  });
}

/**
 * What `sync` was asked to do, in the same order, and whether an action keeps what was fetched for its next run: of a registry in a folder it
 * does not, which is as near as any cache.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function syncSettings(asked: Asked): Promise<Configured<SyncSettings> & { readonly keepsCache: boolean }> {
  const here = await orient(asked);
  const { inputs } = here;
  await expectProject(here);
  const mode = inputs.choice('mode', MODES);
  const reading = await askedReading(here);
  const keepsCache = inputs.flag('cache') ?? true;
  const sync = configured(here, {
    ...common(here),
    environments: environmentsOf(here),
    upstreams: upstreamsOf(here, here.projectDir, givenUpstreams(here), mode, reading),
    mode: mode ?? 'package',
    reading: readingOf(reading, here.meshFile),
    frozen: inputs.flag('frozen') ?? false,
    allowStale: inputs.flag('allow-stale') ?? false
  });
  return { ...sync, keepsCache: keepsCache && /^(s3|https?):/i.test(sync.store.registry) };
}

/**
 * What `validate` was asked to judge, in the same order, and how the answer is shown.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function validateSettings(
  asked: Asked
): Promise<Configured<ValidateSettings> & { readonly delivery: Delivery }> {
  const here = await orient(asked);
  const { inputs } = here;
  const given = givenUpstreams(here);
  const reading = await askedReading(here);
  const delivery = deliveryIn(here);
  const settings: ValidateSettings = {
    ...common(here),
    environments: environmentsOf(here),
    projects: (await subjects(here)).map((subject) => ({
      ...subject,
      upstreams: upstreamsOf(here, subject.projectDir, given, null, reading)
    })),
    reading: readingOf(reading, here.meshFile),
    failOn: inputs.choice('fail-on', FAIL_ON) ?? 'error',
    deploy: deployTarget(here)
  };
  return { ...configured(here, settings), delivery };
}

function common({ inputs, projectDir, repositoryDir, meshFile }: Here): CommonSettings {
  return {
    projectDir,
    repositoryDir,
    environment: inputs.name('environment') ?? 'prod',
    environments: meshFile.environments,
    policy: meshFile.policy
  };
}

/** The last step of reading: the store's settings, and then all faults at once. */
function configured<Settings>(here: Here, settings: Settings): Configured<Settings> {
  const store = storeSettings(here);
  here.faults.throwIfAny();
  return { settings, store };
}
