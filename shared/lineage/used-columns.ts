import type { Finding, ManifestJson, Project, Reference, Relation, UniqueId } from '../domain/index.ts';
import { declaredColumns } from '../manifest/index.ts';
import { finding } from '../rules/index.ts';
import { columnUse, type Answer, type Question, type UpstreamRelation, type WhyNot } from './sql/index.ts';
import { withExposures } from './exposure-columns.ts';
import type { Use } from './uses.ts';

/** The references of a project with the columns that its compiled SQL uses of each. */
export interface UsedColumns {
  readonly references: readonly Reference[];
  /** Of rule `sql-not-understood`: a query that was not read counts as using everything, and that is told. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the compiled SQL of each node that uses another project's model. What it uses is named where it can be placed and `*` where not;
 * a node without compiled SQL keeps `null`.
 *
 * @param manifest the one that `project` was read from: the upstream's columns are those that it declares for the stub or the source
 */
export async function usedColumns(
  project: Project,
  manifest: ManifestJson,
  uses: readonly Use[]
): Promise<UsedColumns> {
  const asked = questions(project, manifest, uses);
  const answers = await columnUse(asked.map(({ question }) => question));
  const answered = new Map(asked.map(({ node, ids }, index) => [node, { ids, answer: answers[index] }]));
  return {
    references: withExposures(
      uses,
      uses.map(({ reference, upstream }) => {
        const { ids, answer } = answered.get(reference.node) ?? {};
        return answer === undefined
          ? reference
          : { ...reference, columns: columnsIn(answer, ids?.indexOf(upstream.id)) };
      })
    ),
    findings: asked.flatMap(({ node }) => {
      const answer = answered.get(node)?.answer;
      return answer === undefined || answer.understood ? [] : [notUnderstood(project, node, answer.why)];
    })
  };
}

interface Asked {
  readonly node: UniqueId;
  /** What the question's relations are in this manifest, in their order. */
  readonly ids: readonly UniqueId[];
  readonly question: Question;
}

function questions(project: Project, manifest: ManifestJson, uses: readonly Use[]): readonly Asked[] {
  const byNode = new Map<UniqueId, Map<UniqueId, UpstreamRelation>>();
  for (const { reference, upstream } of uses) {
    const relation = relationOf(project, upstream.id);
    if (typeof project.nodes.get(reference.node)?.compiledCode !== 'string' || relation === null) continue;
    const relations = byNode.get(reference.node) ?? new Map<UniqueId, UpstreamRelation>();
    byNode.set(reference.node, relations.set(upstream.id, { relation, ...declaredColumns(manifest, upstream.id) }));
  }
  return [...byNode].map(([node, relations]) => ({
    node,
    ids: [...relations.keys()],
    question: {
      sql: project.nodes.get(node)?.compiledCode ?? '',
      adapter: project.adapter,
      relations: [...relations.values()]
    }
  }));
}

function relationOf(project: Project, id: UniqueId): Relation | null {
  return project.nodes.get(id)?.relation ?? project.sources.get(id)?.relation ?? null;
}

/** `*` for what was not asked about (its relation is unknown) or not understood: not knowing counts as use. */
function columnsIn(answer: Answer, index = -1): readonly string[] | '*' {
  return (answer.understood ? answer.uses[index]?.columns : undefined) ?? '*';
}

const WHY: Readonly<Record<WhyNot, string>> = {
  syntax: 'its SQL could not be parsed',
  'too-large': 'its SQL is too large',
  'too-deep': 'its SQL is nested too deep',
  'timed-out': 'reading its SQL took too long',
  adapter: 'SQL of this adapter is not read',
  failed: 'the SQL parser broke down over it',
  'not-available': 'the SQL parser did not load here: it needs Node 22 or newer'
};

function notUnderstood(project: Project, node: UniqueId, why: WhyNot): Finding {
  const file = project.nodes.get(node)?.file;
  return finding('sql-not-understood', {
    project: project.name,
    model: null,
    node,
    ...(file === undefined ? {} : { file }),
    message: `Which columns ${node} uses of its upstreams is not known: ${WHY[why]}`,
    hint: 'It counts as using every column of them; nothing else is wrong with it.'
  });
}
