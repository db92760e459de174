import type { Consumer, DeployRow, Finding, Policy, Reference } from '../domain/index.ts';
import type { Break } from '../contracts/index.ts';
import { modelName, type Use } from '../lineage/index.ts';
import type { JudgedLineage } from './judge-lineage.ts';

/** What a row says, which rules say it, and of which columns. */
type Judged = Pick<DeployRow, 'verdict' | 'rules' | 'broken'>;

const HOLDS: Judged = { verdict: 'yes', rules: [], broken: [] };

/** A row for every recorded use of a project, by what breaks it. A rule that the policy turns off breaks nothing. */
export function consumerRows(
  consumers: readonly Consumer[],
  breaksOf: (reference: Reference) => readonly Break[],
  { rules }: Policy
): readonly DeployRow[] {
  const rows = consumers.flatMap(({ project, environment, version, repository, references }) =>
    references.map((reference): DeployRow => {
      const broken = breaksOf(reference).filter(({ rule }) => rules[rule] !== 'off');
      const place = { side: 'consumer', project, environment, version, repository } as const;
      return { ...place, ...useOf(reference), ...brokenBy(broken) };
    })
  );
  return rows.sort(byPlace);
}

function brokenBy(broken: readonly Break[]): Judged {
  if (broken.length === 0) return HOLDS;
  const verdict = broken.some(({ certainty }) => certainty === 'seen') ? 'no' : 'possible';
  return {
    verdict,
    rules: distinct(broken.map(({ rule }) => rule)),
    broken: distinct(broken.flatMap(({ column }) => column ?? []))
  };
}

/**
 * A row for each use that a project makes of others, by what the rules of lineage say of it. An exposure that reaches a model through others
 * fares as they do.
 *
 * @param lineage of the project, as it is judged against what is there
 * @param to the environment asked about
 */
export function upstreamRows(lineage: JudgedLineage, to: string): readonly DeployRow[] {
  const { subject, publications } = lineage;
  const { project, uses, declared } = subject;
  const optional = new Set(declared.filter((one) => one.optional).map((one) => one.project));
  const said = findingsByUse(lineage);
  const judge = (use: Use, node: string, { columns }: Reference): Judged => {
    const upstream = use.reference.project;
    if (!publications.get(upstream)) return notThere(optional.has(upstream));
    const against = said.get(keyOf(node, modelName(use.reference)));
    if (against !== undefined) return deniedBy(against);
    return notRead(columns, lineage.notUnderstood.has(node));
  };
  const rows = uses.map((use, index): DeployRow => {
    const reference = lineage.used[index] ?? use.reference;
    const mesh = publications.get(reference.project)?.mesh;
    const nodes = use.direct ? [reference.node] : use.through;
    return {
      side: 'upstream',
      project: project.name,
      environment: mesh?.environment ?? to,
      version: mesh?.version ?? null,
      repository: null,
      ...useOf(reference),
      ...worst(nodes.map((node) => judge(use, node, reference)))
    };
  });
  return rows.sort(byPlace);
}

function deniedBy(against: readonly Finding[]): Judged {
  return {
    verdict: 'no',
    rules: distinct(against.map(({ rule }) => rule)),
    broken: distinct(against.flatMap(({ column }) => column ?? []))
  };
}

/** Those who may do without what is not there: nobody can tell whether they do. */
function notThere(isOptional: boolean): Judged {
  return { verdict: isOptional ? 'possible' : 'no', rules: ['upstream-not-published'], broken: [] };
}

/** Where the columns are not known, nobody can tell whether they are there. */
function notRead(columns: Reference['columns'], isNotUnderstood: boolean): Judged {
  if (columns === null) return { verdict: 'possible', rules: ['sql-not-compiled'], broken: [] };
  return isNotUnderstood ? { verdict: 'possible', rules: ['sql-not-understood'], broken: [] } : HOLDS;
}

function worst(judged: readonly Judged[]): Judged {
  const verdict = (['no', 'possible'] as const).find((one) => judged.some((other) => other.verdict === one)) ?? 'yes';
  return {
    verdict,
    rules: distinct(judged.flatMap(({ rules }) => rules)),
    broken: distinct(judged.flatMap(({ broken }) => broken))
  };
}

function findingsByUse({ against }: JudgedLineage): ReadonlyMap<string, readonly Finding[]> {
  const findings = new Map<string, Finding[]>();
  for (const finding of against) {
    const { node, model } = finding;
    if (node === undefined || model === null) continue;
    const key = keyOf(node, model);
    const others = findings.get(key);
    if (others === undefined) findings.set(key, [finding]);
    else others.push(finding);
  }
  return findings;
}

function keyOf(node: string, model: string): string {
  return JSON.stringify([node, model]);
}

function useOf(reference: Reference): Pick<DeployRow, 'owner' | 'node' | 'file' | 'exposure' | 'model' | 'columns'> {
  const { owner = null, node, file, exposure, columns } = reference;
  return { owner, node, file, ...(exposure === undefined ? {} : { exposure }), model: modelName(reference), columns };
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function byPlace(one: DeployRow, other: DeployRow): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  const differs = a.findIndex((text, index) => text !== b[index]);
  return differs === -1 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}

function placeOf({ project, environment, model, node }: DeployRow): readonly string[] {
  return [project, environment, model, node];
}
