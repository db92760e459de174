import type { Finding, UniqueId } from '../domain/index.ts';
import { RULES } from './all-rules.ts';
import { didYouMean } from './closest.ts';
import { finding } from './finding.ts';
import type { IgnoreComment } from './ignore-comments.ts';
import type { Rule } from './rule.ts';

/** The file that comments stand in. */
export interface CommentedFile {
  readonly project: string;
  /** The first node that lies in it. */
  readonly node: UniqueId;
  /** Relative to the project. */
  readonly file: string;
  readonly comments: readonly IgnoreComment[];
}

const IGNORABLE: ReadonlySet<string> = new Set(
  (RULES as readonly Rule[]).flatMap(({ id, inline }) => (inline === true ? [id] : []))
);

/**
 * The reason that a comment gives for ignoring a finding in its file: on the finding's line or the line above it; where the line is not known,
 * anywhere in the file. Null where none does.
 *
 * @param hasLine whether the finding's line is where it is, and not merely the first of its file
 */
export function ignoredBy(
  comments: readonly IgnoreComment[],
  { rule, line }: Finding,
  hasLine: boolean
): string | null {
  if (!IGNORABLE.has(rule)) return null;
  const isThere = ({ from, to }: IgnoreComment): boolean =>
    !hasLine || line === undefined || (from <= line && line <= to);
  return comments.find((one) => one.reason !== '' && one.rules.includes(rule) && isThere(one))?.reason ?? null;
}

/** `silence-without-reason` and `silence-unknown-rule`: comments that ignore nothing, though somebody meant them to. */
export function commentFaults({ comments, ...place }: CommentedFile): readonly Finding[] {
  return comments.flatMap(({ rules, reason, from }) => {
    const at = { ...place, model: null, line: from };
    const unknown =
      rules.length === 0
        ? [namesNone(at)]
        : rules.flatMap((rule) => (IGNORABLE.has(rule) ? [] : [notIgnorable(at, rule)]));
    const silent = reason === '' && unknown.length < Math.max(1, rules.length) ? [withoutReason(at, rules)] : [];
    return [...unknown, ...silent];
  });
}

type Place = Pick<Finding, 'project' | 'model' | 'node' | 'file' | 'line'>;

function namesNone(at: Place): Finding {
  return finding('silence-unknown-rule', {
    ...at,
    message: 'A comment ignores something and names no rule',
    hint: 'Write the rule and the reason: -- dbt-mesh: ignore RULE reason.'
  });
}

function notIgnorable(at: Place, rule: string): Finding {
  const exists = RULES.some(({ id }) => id === rule);
  return finding('silence-unknown-rule', {
    ...at,
    message: exists
      ? `A comment ignores ${rule}, which is not about the SQL of a model`
      : `A comment ignores ${rule}, and there is no such rule`,
    hint: exists
      ? 'Acknowledge it by policy.waivers in dbt-mesh.yml, or set its severity in policy.rules.'
      : `${didYouMean(rule, IGNORABLE)}docs/rules.md lists every rule.`
  });
}

function withoutReason(at: Place, rules: readonly string[]): Finding {
  return finding('silence-without-reason', {
    ...at,
    message: `A comment ignores ${rules.join(', ')} and does not say why, so it ignores nothing`,
    hint: `Write the reason behind it: -- dbt-mesh: ignore ${rules.join(', ')} reason.`
  });
}
