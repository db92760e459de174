import type { Finding, Project, UniqueId } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import type { Queries } from './queries.ts';
import type { WhyNot } from './sql/index.ts';
import type { Use } from './uses.ts';

const WHY: Readonly<Record<WhyNot, string>> = {
  syntax: 'its SQL could not be parsed',
  'too-large': 'its SQL is too large',
  'too-deep': 'its SQL is nested too deep',
  'timed-out': 'reading its SQL took too long',
  adapter: 'SQL of this adapter is not read',
  failed: 'the SQL parser broke down over it',
  'not-available': 'the SQL parser did not load here: it needs Node 22 or newer'
};

/** `sql-not-understood`: each node of whose columns nothing is known because its SQL was not read. */
export function sqlNotUnderstood(project: Project, queries: Queries): readonly Finding[] {
  return [...queries].flatMap(([node, { answer }]) =>
    answer.understood ? [] : [notUnderstood(project, node, answer.why)]
  );
}

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

/** Analyses, hooks and, with `dbt run`, tests stay as they are written. */
const COMPILED_BY_BUILD: readonly string[] = ['model', 'snapshot'];

/** `sql-not-compiled`: said once, however many nodes of the manifest have no compiled SQL that could be read. */
export function sqlNotCompiled(project: Project, uses: readonly Use[]): readonly Finding[] {
  const using = [...new Set(uses.map(({ reference }) => reference.node))].flatMap((id) => project.nodes.get(id) ?? []);
  const missing = using.filter(
    ({ compiledCode, resourceType }) => compiledCode === null && COMPILED_BY_BUILD.includes(resourceType)
  );
  const [first] = missing;
  if (first === undefined) return [];
  const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`;
  return [
    finding('sql-not-compiled', {
      project: project.name,
      model: null,
      node: first.uniqueId,
      ...(first.file === '' ? {} : { file: first.file }),
      message: `The columns that ${project.name} uses of its upstreams are not checked where the manifest has no compiled SQL: ${first.name}${others}`,
      hint: 'Run dbt compile or dbt build of the whole project and validate right after it: dbt parse and dbt ls write the manifest again, without compiled SQL.'
    })
  ];
}
