import type { Finding, MeshKey, Reading, ReadUpstream, Upstream } from '../domain/index.ts';
import { ageText, finding, limitText } from '../rules/index.ts';

/** How an upstream is read: as it is declared, else as any. */
export function readingOf(
  name: string,
  declared: readonly Upstream[],
  { reading }: { readonly reading: Reading }
): Reading {
  return declared.find(({ project }) => project === name)?.reading ?? reading;
}

/** What is told of a publication that was read: where it came from, and how old it is. */
export function readUpstream({ project, environment, version, generated_at }: MeshKey, now: Date): ReadUpstream {
  return { project, environment, version, generatedAt: generated_at, age: now.getTime() - Date.parse(generated_at) };
}

/** How a log names what was read: `20261124T100000Z-… of prod, built 3 h ago`. */
export function readText({ environment, version, age }: ReadUpstream): string {
  return `${version} of ${environment}, built ${ageText(age)} ago`;
}

/**
 * `stale-upstream`: a publication that is older than is allowed for it.
 *
 * @param downstream the project that reads it
 * @param maxAge milliseconds; null: any age will do
 */
export function staleUpstream(
  downstream: string,
  { project, environment, version, generatedAt, age }: ReadUpstream,
  maxAge: number | null
): readonly Finding[] {
  if (maxAge === null || age <= maxAge) return [];
  return [
    finding('stale-upstream', {
      project: downstream,
      model: null,
      message: `${project} was last built ${ageText(age)} ago for ${environment} (${minute(generatedAt)}, ${version}), and its max-age is ${limitText(maxAge)}`,
      hint: `See why the scheduled build of ${project} no longer publishes to ${environment}; until it does, its data is as old as that.`
    })
  ];
}

/** `2026-11-24 10:00 UTC` */
function minute(generatedAt: string): string {
  return `${generatedAt.slice(0, 10)} ${generatedAt.slice(11, 16)} UTC`;
}
