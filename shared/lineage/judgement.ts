import type { Finding, Project, UniqueId } from '../domain/index.ts';
import { finding, type Facts, type RuleId } from '../rules/index.ts';
import type { Call } from './locate.ts';
import { modelName } from './upstream-models.ts';
import type { Use } from './uses.ts';

/** A finding, and how to find the line that it is about. */
export interface Judgement {
  readonly finding: Finding;
  readonly place: Place;
}

/** Where a finding's line is; line 1 of the finding's file when nothing is found. */
export type Place =
  /** The finding's own file: nothing closer is known. */
  | { readonly kind: 'file' }
  /** The call in the finding's own file; in a YAML file, the one below the entry of that name. */
  | { readonly kind: 'call'; readonly call: Call; readonly entry: string | null }
  /** The line that became a line of the node's compiled SQL, else the first with the word; else the call. */
  | {
      readonly kind: 'compiled';
      readonly line: number;
      readonly word: string;
      readonly call: Call;
      readonly entry: string | null;
    }
  /** The entry of a model, or of its column, in a properties file, relative to the project. */
  | { readonly kind: 'entry'; readonly model: string; readonly column: string | null; readonly file: string }
  /** The first of some files, relative to the project, that has the word. */
  | { readonly kind: 'word'; readonly word: string; readonly files: readonly string[] };

/** What a rule says of one case. */
export type Verdict = Pick<Facts, 'message' | 'hint' | 'severity'>;

/** A judgement about one use, at the call that makes it. */
export function judgeUse(rule: RuleId, project: Project, use: Use, verdict: Verdict): Judgement {
  const { node, file } = use.reference;
  return {
    finding: finding(rule, {
      project: project.name,
      model: modelName(use.reference),
      node,
      ...(file === '' ? {} : { file }),
      ...verdict
    }),
    place: { kind: 'call', call: callOf(project, use), entry: entryOf(project, node) }
  };
}

/** How a use is written. */
function callOf(project: Project, { upstream }: Use): Call {
  const source = project.sources.get(upstream.id);
  if (source) return { kind: 'source', source: source.sourceName, table: source.name };
  const { version } = upstream;
  const latest = version !== null && project.nodes.get(upstream.id)?.latestVersion === version;
  return { kind: 'ref', project: upstream.project, model: upstream.model, version, latest };
}

/** The name of the YAML entry that a node stands under: the model that a test is attached to, the exposure. Null for what has a file of its own. */
export function entryOf(project: Project, id: UniqueId): string | null {
  const node = project.nodes.get(id);
  if (node === undefined) return project.exposures.find((exposure) => exposure.uniqueId === id)?.name ?? null;
  return node.attachedNode === null ? null : (project.nodes.get(node.attachedNode)?.name ?? null);
}
