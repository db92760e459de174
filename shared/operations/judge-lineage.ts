import type { CommonSettings, Finding, Reading, Reference, UniqueId } from '../domain/index.ts';
import { LOCK_FILE, movesOf } from '../consume/index.ts';
import {
  checkLineage,
  judgeHardCoded,
  namingNodes,
  publishedColumns,
  readQueries,
  referencesWithColumns,
  type Judgement
} from '../lineage/index.ts';
import type { Records } from '../registry/index.ts';
import { policyOf, severityUnder, weigh, type Weighed } from '../rules/index.ts';
import { annotate } from './annotate.ts';
import { inlineIgnores } from './inline-ignores.ts';
import type { Ports } from './ports.ts';
import { readingOf, readUpstream, staleUpstream } from './reading.ts';
import { sourceTexts } from './source-texts.ts';
import { upstreamsOf, type Subject } from './subject.ts';
import { isSuspect, surroundingsOf, type Publications, type Surroundings, type Upstreams } from './surroundings.ts';

/** What is asked of every project that is judged. */
export interface LineageSettings extends Pick<CommonSettings, 'policy' | 'repositoryDir'> {
  /** For upstreams that have none of their own. */
  readonly reading: Reading;
}

/** What a project uses of others, and whether that holds. */
export interface JudgedLineage {
  readonly subject: Subject;
  /** What it was judged against. */
  readonly publications: Publications;
  readonly references: readonly Reference[];
  /** unique_ids of upstream models and sources that were found, in the order of first use, without repeats. */
  readonly found: readonly UniqueId[];
  readonly findings: readonly Finding[];
  readonly silenced: Weighed['silenced'];
  /** A reference for each use of the subject, in their order, those of models that are not public among them. */
  readonly used: readonly Reference[];
  /** The findings that say no, by their rule or by the policy, silenced or not; without those that the policy turns off. */
  readonly against: readonly Finding[];
  /** Nodes whose compiled SQL was not understood. */
  readonly notUnderstood: ReadonlySet<UniqueId>;
}

/** Judges projects against what an environment has of their upstreams, one after the other: each has its SQL read by a thread beside this one. */
export async function judgeEach(
  subjects: readonly Subject[],
  upstreams: Upstreams,
  settings: LineageSettings,
  ports: Ports,
  records: Records
): Promise<readonly JudgedLineage[]> {
  const around = await surroundingsOf(subjects, upstreams, settings.policy, ports, records);
  const judged: JudgedLineage[] = [];
  for (const subject of subjects) judged.push(await judgeLineage(subject, around, settings, ports));
  return judged;
}

/** Judges a project by the rules of lineage, and by what else its upstreams have to be: the findings as the policy weighs them, at their lines. */
export async function judgeLineage(
  subject: Subject,
  around: Surroundings,
  settings: LineageSettings,
  { clock, files }: Ports
): Promise<JudgedLineage> {
  const { project, folder, declared, lock, uses, suspects } = subject;
  const { publications, registry } = around;
  const now = clock.now();
  const own = new Map(upstreamsOf(subject).map((name) => [name, publications.get(name) ?? null]));
  const mesh = await around.meshAbove(subject);
  const read = [...own.values()].flatMap((publication) =>
    publication === null ? [] : { publication, reading: readingOf(publication.mesh.project, declared, settings) }
  );
  const moves = new Map(
    read.flatMap(({ publication, reading }) => [...movesOf(publication.project, reading.relations)])
  );
  const queries = await readQueries(
    project,
    uses,
    ({ reference }) => publishedColumns(own, reference),
    namingNodes(project, suspects, registry.relations)
  );
  const judgements: readonly Judgement[] = [
    ...checkLineage({ project, uses, declared, publications: own, moves, synced: lock, queries, mesh, now }),
    ...judgeHardCoded(project, declared, suspects, registry.relations, queries),
    ...(isSuspect(subject) ? registry.gaps(project) : []).map((finding) => ({
      finding,
      place: { kind: 'word' as const, word: '', files: [] }
    })),
    ...read.flatMap(({ publication: { mesh }, reading }) =>
      staleUpstream(project.name, readUpstream(mesh, now), reading.maxAge).map((finding) => ({
        finding,
        place: { kind: 'word' as const, word: mesh.project, files: [LOCK_FILE] }
      }))
    )
  ];
  const policy = policyOf(settings.policy, project.name);
  const textOf = sourceTexts({ folder, repository: settings.repositoryDir }, files);
  const located = await annotate(judgements, project, textOf);
  const { ignoredFor, faults } = await inlineIgnores(project, located, textOf);
  const findings = located.map(({ finding }) => finding);
  const used = referencesWithColumns(uses, queries);
  return {
    subject,
    publications,
    references: used.filter((_, index) => uses[index]?.upstream.seenAsPublic),
    found: [...new Set(uses.map((use) => use.upstream.id))],
    ...weigh([...findings, ...faults], policy, now, ignoredFor),
    used,
    against: findings.filter((one) => saysNo(one, severityUnder(policy, one))),
    notUnderstood: new Set([...queries].flatMap(([node, { answer }]) => (answer.understood ? [] : [node])))
  };
}

function saysNo(own: Finding, weighed: ReturnType<typeof severityUnder>): boolean {
  return weighed === 'error' || (weighed !== 'off' && own.severity === 'error');
}
