import type { Finding, Node, Project } from '../domain/index.ts';
import { commentFaults, ignoreComments, ignoredBy, type CommentedFile, type IgnoredFor } from '../rules/index.ts';
import type { Located } from './annotate.ts';
import type { TextOf } from './source-texts.ts';

/** What comments in the project's own models say of its findings. */
export interface InlineIgnores {
  readonly ignoredFor: IgnoredFor;
  /** Comments that are meant to ignore something, and do not. */
  readonly faults: readonly Finding[];
}

/** Adapters whose strings know no backslash, by their documentation: https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS */
const WITHOUT_ESCAPES: readonly (string | null)[] = ['postgres', 'duckdb'];

/**
 * Reads the comments that ignore rules (`-- dbt-mesh: ignore RULE reason`): in the files of the models that something was found in, and in
 * those that have such a comment by the manifest. The file counts; where it is not at hand, what the manifest has of it.
 */
export async function inlineIgnores(
  project: Project,
  located: readonly Located[],
  textOf: TextOf
): Promise<InlineIgnores> {
  const commented = new Map<string, CommentedFile>();
  for (const node of nodesToRead(project, located)) {
    const { uniqueId, file, rawCode } = node;
    if (commented.has(file)) continue;
    const comments = ignoreComments((await textOf(file)) ?? rawCode, syntaxOf(project, node));
    commented.set(file, { project: project.name, node: uniqueId, file, comments });
  }
  const inexact = new Set(located.flatMap(({ finding, exact }) => (exact ? [] : [finding])));
  return {
    ignoredFor: (finding) => {
      const comments = commented.get(finding.file ?? '')?.comments ?? [];
      return ignoredBy(comments, finding, !inexact.has(finding));
    },
    faults: [...commented.values()].flatMap(commentFaults)
  };
}

/** The project's own nodes that have a file to themselves, with something found in it or with a comment. */
function nodesToRead(project: Project, located: readonly Located[]): readonly Node[] {
  const found = new Set(located.map(({ finding }) => finding.node));
  return [...project.nodes.values()].filter(
    (node) =>
      node.origin === 'own' &&
      /\.(sql|py)$/i.test(node.file) &&
      (found.has(node.uniqueId) || ignoreComments(node.rawCode, syntaxOf(project, node)).length > 0)
  );
}

function syntaxOf({ adapter }: Project, { file }: Node): Parameters<typeof ignoreComments>[1] {
  return { language: /\.py$/i.test(file) ? 'python' : 'sql', escapes: !WITHOUT_ESCAPES.includes(adapter) };
}
