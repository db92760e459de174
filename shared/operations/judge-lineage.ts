import type { CommonSettings, Finding, Files, Reading, Reference, UniqueId } from '../domain/index.ts';
import { LOCK_FILE, movesOf } from '../consume/index.ts';
import {
  checkLineage,
  judgeHardCoded,
  namingNodes,
  ofPublicModels,
  publishedColumns,
  readQueries,
  referencesWithColumns,
  type Judgement
} from '../lineage/index.ts';
import { applyPolicy } from '../rules/index.ts';
import { annotate } from './annotate.ts';
import { readingOf, readUpstream, staleUpstream } from './reading.ts';
import { upstreamsOf, type Subject } from './subject.ts';
import { isSuspect, type Surroundings } from './surroundings.ts';

/** What is asked of every project that is judged. */
export interface LineageSettings extends Pick<CommonSettings, 'policy' | 'repositoryDir'> {
  /** For upstreams that have none of their own. */
  readonly reading: Reading;
}

/** What a project uses of others, and whether that holds. */
export interface JudgedLineage {
  readonly references: readonly Reference[];
  /** unique_ids of upstream models and sources that were found, in the order of first use, without repeats. */
  readonly found: readonly UniqueId[];
  readonly findings: readonly Finding[];
}

/** Judges a project by the rules of lineage, and by what else its upstreams have to be: the findings as the policy weighs them, at their lines. */
export async function judgeLineage(
  subject: Subject,
  around: Surroundings,
  settings: LineageSettings,
  now: Date,
  files: Files
): Promise<JudgedLineage> {
  const { project, folder, declared, lock, uses, suspects } = subject;
  const { publications, registry } = around;
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
  const weighed = judgements.flatMap(({ finding, place }) =>
    applyPolicy([finding], settings.policy).map((one) => ({ finding: one, place }))
  );
  return {
    references: referencesWithColumns(ofPublicModels(uses), queries),
    found: [...new Set(uses.map((use) => use.upstream.id))],
    findings: await annotate(weighed, project, { folder, repository: settings.repositoryDir }, files)
  };
}
