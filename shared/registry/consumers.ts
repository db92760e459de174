import { UserError, type Consumer, type Finding, type MeshKey, type Reference, type Store } from '../domain/index.ts';
import { finding, matchesPattern } from '../rules/index.ts';
import { eachOf } from './at-once.ts';
import { environmentChain, type Fallbacks } from './environments.ts';
import { latestKey } from './layout.ts';
import { recordsOf, type Records } from './records.ts';

/** More than elsewhere: somebody waits for the answer, and a registry has a thousand projects; what is kept of each is little. */
const AT_ONCE = 16;

/** A project in an environment, and those who read it there. */
export interface ConsumersAsked {
  readonly project: string;
  readonly environment: string;
  /** Which environments read which others: a consumer in `staging` reads `prod` where `staging` lacks the project. */
  readonly fallbacks: Fallbacks;
}

export interface Consumers {
  /** By project, then environment. */
  readonly consumers: readonly Consumer[];
  /** Of rule `unreadable-consumer`: publications that may use the project, and nobody can tell. */
  readonly findings: readonly Finding[];
}

/**
 * Who is on record as using a project: the projects whose latest publication refers to it, in its environment and in every other that is fed
 * by it (whose chain comes to it before it comes to another that holds the project).
 *
 * It costs one listing of the projects, and one read of each project in each such environment, a few side by side. Where there are fallbacks,
 * one more listing says where else the project is; where one of them is a pattern, each project's environments are listed too.
 *
 * @param records what was read already in this run, and is not read again
 * @throws UserError when the registry cannot be listed or reached, and for environments that fall back to each other in a circle; a
 * publication that cannot be read is a finding
 */
export async function readConsumers(
  store: Store,
  asked: ConsumersAsked,
  records: Records = recordsOf(store)
): Promise<Consumers> {
  const [projects, isFed] = await Promise.all([records.projects(), fedBy(records, asked)]);
  const named = [
    asked.environment,
    ...Object.keys(asked.fallbacks).filter((name) => !name.includes('*') && isFed(name))
  ];
  const patterns = Object.keys(asked.fallbacks).filter((pattern) => pattern.includes('*'));
  const others = projects.filter((project) => project !== asked.project);
  const consumersIn = async (project: string): Promise<readonly (Consumer | Finding)[]> => {
    const matching = patterns.length === 0 ? [] : await environmentsOf(records, project, patterns);
    const environments = [...new Set([...named, ...matching.filter(isFed)])].sort();
    const found: (Consumer | Finding)[] = [];
    for (const environment of environments) found.push(...(await readConsumer(records, project, environment, asked)));
    return found;
  };
  const read = await eachOf(others, consumersIn, AT_ONCE);
  const all = read.flat();
  return {
    consumers: all.filter((one) => 'references' in one),
    findings: all.filter((one) => 'rule' in one)
  };
}

/** Tells of any environment whether the project is read there as it is in the one asked about. */
async function fedBy(
  records: Records,
  { project, environment, fallbacks }: ConsumersAsked
): Promise<(other: string) => boolean> {
  if (Object.keys(fallbacks).length === 0) return (other) => other === environment;
  const holding = new Set([environment, ...(await records.environments(project))]);
  return (other) => environmentChain(other, fallbacks).find((one) => holding.has(one)) === environment;
}

async function environmentsOf(
  records: Records,
  project: string,
  patterns: readonly string[]
): Promise<readonly string[]> {
  const all = await records.environments(project);
  return all.filter((environment) => patterns.some((pattern) => matchesPattern(pattern, environment)));
}

/** None where the project is not in the environment, and where it does not use the one asked about. */
async function readConsumer(
  records: Records,
  project: string,
  environment: string,
  asked: ConsumersAsked
): Promise<readonly (Consumer | Finding)[]> {
  const read = await records.latest(project, environment);
  if (read === null) return [];
  if (read instanceof UserError) return [unreadable(read, latestKey(project, environment), project, asked)];
  const references = read.references.filter((reference) => reference.project === asked.project);
  return references.length === 0 ? [] : [consumer(read, references)];
}

function consumer(mesh: MeshKey, references: readonly Reference[]): Consumer {
  const { project, environment, repository, version, generated_at: generatedAt } = mesh;
  return { project, environment, repository, version, generatedAt, references };
}

function unreadable({ message, hint }: UserError, key: string, consumer: string, { project }: ConsumersAsked): Finding {
  return finding('unreadable-consumer', {
    project,
    model: null,
    key,
    message: `Whether ${consumer} uses ${project} is not known: ${message}`,
    hint
  });
}
