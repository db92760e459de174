import {
  UserError,
  type CanIDeployReport,
  type DeployTarget,
  type Finding,
  type ProjectVerdict,
  type ReadUpstream,
  type Store,
  type ValidateReport,
  type ValidateSettings
} from '../domain/index.ts';
import { environmentChain, knownProjects, recordsOf, type Records } from '../registry/index.ts';
import { checkPolicy, didYouMean } from '../rules/index.ts';
import { holdings } from './holdings.ts';
import { fetchCurrent, judgeDeploy } from './judge-deploy.ts';
import { judgeEach, type JudgedLineage } from './judge-lineage.ts';
import type { Ports } from './ports.ts';
import { readUpstream } from './reading.ts';
import { folderIn, readSubject, upstreamsOf, type Subject } from './subject.ts';
import { fetchUpstreams, type Upstreams } from './surroundings.ts';

/**
 * Checks the lineage of projects across project borders: reads each manifest, what it uses of other projects, and what those publish now,
 * and judges the one against the other.
 *
 * @returns a verdict for each project, in the order of the settings; `valid` goes by `failOn`
 * @throws UserError for a policy, manifest or lock that cannot be read, for an upstream that is not in the registry and not optional, and
 * for a registry that cannot be reached
 */
export async function validate(settings: ValidateSettings, ports: Ports): Promise<ValidateReport> {
  checkPolicy(settings.policy);
  // One after the other: a manifest may be large, and only the project in it is kept.
  const subjects: Subject[] = [];
  for (const one of settings.projects) subjects.push(await readSubject(one, ports.files));

  const records = recordsOf(ports.store);
  const chain = environmentChain(settings.environment, settings.environments);
  const upstreams = await fetchUpstreams(subjects, chain, ports, records);
  await refuseMissing(subjects, upstreams, ports.store);
  const lineages = await judgeEach(subjects, upstreams, settings, ports, records);

  const projects = lineages.map((lineage) => verdict(lineage, settings));
  const deploy =
    settings.deploy === null ? [] : await canEachDeploy(lineages, settings.deploy, settings, ports, records);
  return {
    valid: [...projects, ...deploy].every(({ findings }) => isValid(findings, settings.failOn)),
    upstreams: read(upstreams, ports.clock.now()),
    projects,
    deploy
  };
}

function read({ publications }: Upstreams, now: Date): readonly ReadUpstream[] {
  return [...publications.values()].flatMap((one) => (one === null ? [] : readUpstream(one.mesh, now)));
}

/** Where the projects are to go to the environment that they were judged against, that is not done again. */
async function canEachDeploy(
  lineages: readonly JudgedLineage[],
  target: DeployTarget,
  settings: ValidateSettings,
  ports: Ports,
  records: Records
): Promise<readonly CanIDeployReport[]> {
  const asked = { ...settings, ...target };
  const there =
    target.to === settings.environment ? lineages : await judgeAlso(target.to, lineages, settings, ports, records);
  // First what the projects published themselves: each may be on record as using another.
  const current = await Promise.all(there.map((lineage) => fetchCurrent(lineage, asked, ports.store, records)));
  const reports: CanIDeployReport[] = [];
  for (const [index, lineage] of there.entries()) {
    reports.push(await judgeDeploy(lineage, current[index] ?? null, asked, ports, records));
  }
  return reports;
}

async function judgeAlso(
  environment: string,
  lineages: readonly JudgedLineage[],
  settings: ValidateSettings,
  ports: Ports,
  records: Records
): Promise<readonly JudgedLineage[]> {
  const subjects = lineages.map(({ subject }) => subject);
  const chain = environmentChain(environment, settings.environments);
  return judgeEach(subjects, await fetchUpstreams(subjects, chain, ports, records), settings, ports, records);
}

/** @throws UserError for upstreams that are not there and would have to be */
async function refuseMissing(
  subjects: readonly Subject[],
  { publications, chain }: Upstreams,
  store: Store
): Promise<void> {
  const missing = [...publications].flatMap(([name, publication]) =>
    publication === null && subjects.some((one) => needs(one, name)) ? [name] : []
  );
  if (missing.length === 0) return;
  const projects = await knownProjects(store);
  const meant = missing.map((name) => didYouMean(name, projects ?? [])).join('');
  throw new UserError(
    `${missing.join(', ')}: not in the registry ${store.location} (looked in ${chain.join(', ')})`,
    `${meant}${holdings(projects)}Publish the upstream first (dbt-mesh publish), or declare it as optional.`
  );
}

function needs(subject: Subject, upstream: string): boolean {
  const optional = subject.declared.some((one) => one.project === upstream && one.optional);
  return !optional && upstreamsOf(subject).includes(upstream);
}

function verdict(lineage: JudgedLineage, settings: ValidateSettings): ProjectVerdict {
  const { subject, references, found, findings, silenced } = lineage;
  return {
    project: subject.project.name,
    folder: folderIn(settings.repositoryDir, subject),
    valid: isValid(findings, settings.failOn),
    references,
    found,
    findings,
    silenced
  };
}

function isValid(findings: readonly Finding[], failOn: ValidateSettings['failOn']): boolean {
  switch (failOn) {
    case 'never':
      return true;
    case 'warning':
      return findings.every((one) => one.severity === 'info');
    case 'error':
      return findings.every((one) => one.severity !== 'error');
  }
}
