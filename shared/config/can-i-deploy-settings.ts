import type { CanIDeploySettings, DeployTarget } from '../domain/index.ts';
import type { StoreSettings } from '../registry/index.ts';
import { environmentsOf } from './environments-input.ts';
import { orient, type Asked, type Here } from './here.ts';
import { COMPATIBILITIES } from './input.ts';
import { askedReading, readingOf } from './reading.ts';
import { storeSettings } from './store-settings.ts';
import { oneSubject } from './subjects.ts';
import { givenUpstreams, upstreamsOf } from './upstreams-of.ts';

/** What `can-i-deploy` asks, and how the answer is shown. */
export interface ConfiguredDeploy {
  readonly settings: CanIDeploySettings;
  readonly store: StoreSettings;
  readonly markdown: boolean;
}

/**
 * What `can-i-deploy` was asked: by the flags, then `dbt-mesh.yml`, then defaults.
 *
 * @throws UserError with every fault of the flags and of the file
 */
export async function canIDeploySettings(asked: Asked): Promise<ConfiguredDeploy> {
  const here = await orient(asked);
  const { inputs, faults, meshFile, repositoryDir } = here;
  const reading = await askedReading(here);
  const subject = await oneSubject(here);
  const settings = {
    subject: {
      ...subject,
      upstreams: upstreamsOf(here, subject.projectDir, givenUpstreams(here), null, reading)
    },
    to: inputs.name('to') ?? 'prod',
    compatibility: inputs.choice('compatibility', COMPATIBILITIES),
    repositoryDir,
    environments: environmentsOf(here),
    policy: meshFile.policy,
    reading: readingOf(reading, meshFile)
  };
  const markdown = inputs.flag('markdown') ?? false;
  const store = storeSettings(here);
  faults.throwIfAny();
  return { settings, store, markdown };
}

/** The input `can-i-deploy` of validate; null when it is unset. */
export function deployTarget({ inputs }: Here): DeployTarget | null {
  const to = inputs.name('can-i-deploy');
  return to === null ? null : { to, compatibility: null };
}
