import {
  UserError,
  type Finding,
  type ProjectVerdict,
  type Store,
  type ValidateReport,
  type ValidateSettings
} from '../domain/index.ts';
import { environmentChain, knownProjects } from '../registry/index.ts';
import { checkPolicy, didYouMean } from '../rules/index.ts';
import { holdings } from './holdings.ts';
import { judgeLineage, type JudgedLineage } from './judge-lineage.ts';
import type { Ports } from './ports.ts';
import { readUpstream } from './reading.ts';
import { folderIn, readSubject, upstreamsOf, type Subject } from './subject.ts';
import { fetchUpstreams, surroundingsOf, type Publications } from './surroundings.ts';

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

  const chain = environmentChain(settings.environment, settings.environments);
  const publications = await fetchUpstreams(subjects, chain, ports);
  await refuseMissing(subjects, publications, chain, ports.store);
  const around = await surroundingsOf(subjects, publications, chain, settings.policy, ports);

  const now = ports.clock.now();
  const projects: ProjectVerdict[] = [];
  for (const subject of subjects) {
    projects.push(verdict(subject, await judgeLineage(subject, around, settings, now, ports.files), settings));
  }
  const upstreams = [...publications.values()].flatMap((one) => (one === null ? [] : readUpstream(one.mesh, now)));
  return { valid: projects.every(({ valid }) => valid), upstreams, projects, deploy: [] };
}

/** @throws UserError for upstreams that are not there and would have to be */
async function refuseMissing(
  subjects: readonly Subject[],
  publications: Publications,
  chain: readonly string[],
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

function verdict(subject: Subject, judged: JudgedLineage, settings: ValidateSettings): ProjectVerdict {
  return {
    project: subject.project.name,
    folder: folderIn(settings.repositoryDir, subject),
    valid: isValid(judged.findings, settings.failOn),
    references: judged.references,
    found: judged.found,
    findings: judged.findings
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
