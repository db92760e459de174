import type { CanIDeployReport, CanIDeploySettings } from '../domain/index.ts';
import { environmentChain, recordsOf } from '../registry/index.ts';
import { checkPolicy } from '../rules/index.ts';
import { fetchCurrent, judgeDeploy } from './judge-deploy.ts';
import { judgeLineage } from './judge-lineage.ts';
import type { Ports } from './ports.ts';
import { readSubject } from './subject.ts';
import { fetchUpstreams, surroundingsOf } from './surroundings.ts';

/**
 * Answers whether a project can go to an environment as it stands, from both sides: would it break those who are on record as using it there,
 * and would it run against what its upstreams have published there.
 *
 * @returns a row for each use on either side, and the findings that say why not
 * @throws UserError for a policy, manifest or lock that cannot be read, for a publication of the project itself or of an upstream that is
 * damaged, and for a registry that cannot be reached or does not show who uses the project
 */
export async function canIDeploy(settings: CanIDeploySettings, ports: Ports): Promise<CanIDeployReport> {
  const { to, environments, policy } = settings;
  checkPolicy(policy);
  const subject = await readSubject(settings.subject, ports.files);

  const records = recordsOf(ports.store);
  const upstreams = await fetchUpstreams([subject], environmentChain(to, environments), ports, records);
  const around = await surroundingsOf([subject], upstreams, policy, ports, records);
  const lineage = await judgeLineage(subject, around, settings, ports);
  const current = await fetchCurrent(lineage, settings, ports.store, records);
  return judgeDeploy(lineage, current, settings, ports, records);
}
