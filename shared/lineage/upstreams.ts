import type { Upstream } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import type { LineageInput } from './check.ts';
import type { Judgement } from './judgement.ts';

/** An upstream's entry of dbt-mesh.lock. */
export interface Synced {
  readonly version: string;
  readonly contract: string;
}

const LOCK = 'dbt-mesh.lock';

/** `upstream-unused`, `upstream-not-published` and `stale-manifest`: what is to be said of an upstream as a whole. */
export function judgeUpstreams(input: LineageInput): readonly Judgement[] {
  return [
    ...input.declared.flatMap((upstream) => unused(input, upstream)),
    ...[...input.publications.keys()].flatMap((name) => [...notPublished(input, name), ...stale(input, name)])
  ];
}

/**
 * Tests do not count: a test that still compares with the upstream is what remains when a model's `ref` gives way to something that dbt
 * does not see. What is not published yet cannot be referenced yet.
 */
function unused(
  { project, uses, publications }: LineageInput,
  { project: upstream, mode }: Upstream
): readonly Judgement[] {
  if (publications.get(upstream) === null) return [];
  const used = uses.filter((use) => use.reference.project === upstream);
  if (used.some((use) => project.nodes.get(use.reference.node)?.resourceType !== 'test')) return [];
  const files = [...project.sources.values()].filter((source) => source.sourceName === upstream).map((one) => one.file);
  const call = mode === 'sources' ? `source('${upstream}', '…')` : `ref('${upstream}', '…')`;
  return [
    {
      finding: finding('upstream-unused', {
        project: project.name,
        model: null,
        file: 'dbt_project.yml',
        message:
          used.length === 0
            ? `${project.name} declares the upstream ${upstream} and references none of its models`
            : `${project.name} declares the upstream ${upstream} and references its models in tests alone`,
        hint: `Read a model of it by {{ ${call} }}, or remove ${upstream} from the upstreams and run dbt-mesh sync.`
      }),
      place: {
        kind: 'word',
        word: upstream,
        files: [...new Set(files), 'packages.yml', 'dependencies.yml', 'dbt_loom.config.yml', LOCK]
      }
    }
  ];
}

/** One that has to be there is an error, where asking goes on without it at all. */
function notPublished({ project, declared, publications }: LineageInput, upstream: string): readonly Judgement[] {
  if (publications.get(upstream) !== null) return [];
  const isOptional = declared.some((one) => one.project === upstream && one.optional);
  return [
    {
      finding: finding('upstream-not-published', {
        project: project.name,
        model: null,
        ...(isOptional ? {} : { severity: 'error' }),
        message: isOptional
          ? `${upstream} is not in the registry yet, so the references to it are not checked`
          : `${project.name} reads ${upstream}, which is published neither to this environment nor to one that it falls back to`,
        hint: isOptional
          ? `It is marked optional. Once ${upstream} is published, run dbt-mesh sync and remove the mark.`
          : `Publish ${upstream} first (dbt-mesh publish), or declare it as optional.`
      }),
      place: { kind: 'word', word: upstream, files: [] }
    }
  ];
}

function stale({ project, publications, synced }: LineageInput, upstream: string): readonly Judgement[] {
  const published = publications.get(upstream)?.mesh;
  const lock = synced.get(upstream);
  if (!published || !lock || lock.contract === published.contract) return [];
  return [
    {
      finding: finding('stale-manifest', {
        project: project.name,
        model: null,
        file: LOCK,
        message: `The contract of ${upstream} has changed since it was synced: ${LOCK} has ${lock.version}, ${published.environment} has ${published.version}`,
        hint: `Run dbt-mesh sync, build, and commit ${LOCK}.`
      }),
      place: { kind: 'word', word: upstream, files: [LOCK] }
    }
  ];
}
