import type { Finding, Impact, Severity } from '../domain/index.ts';
import { finding, RULES, type Rule } from '../rules/index.ts';

/** The rules that judge one publication against another. */
export type ContractRuleId = Extract<(typeof RULES)[number], { readonly category: 'contract' }>['id'];

/** Of what a contract says, the part that a change is about. Who uses that part is who the change reaches. */
export interface Subject {
  /** The name of the public model. */
  readonly model: string;
  /** Null for a model without versions; of a model with versions, for all references to it that name none. */
  readonly version: string | null;
  /** Null when it is about the model as a whole. As the old contract has it, or the new one where the column is new. */
  readonly column: string | null;
}

/** One difference between two contracts. */
export interface ContractChange {
  readonly rule: ContractRuleId;
  /** What it does to consumers; no policy is applied. */
  readonly impact: Impact;
  readonly subject: Subject;
  /** `original_file_path` of the model, relative to its project; empty when the manifest does not tell. */
  readonly file: string;
  /** What changed, in one sentence. It quotes names and types: encode it for each output. */
  readonly message: string;
  /** What to do; empty where nothing is to be done. */
  readonly hint: string;
}

const SEVERITY: Readonly<Record<Impact, Severity>> = { breaking: 'error', risky: 'warning', safe: 'info' };

const DEFAULT_IMPACT: ReadonlyMap<string, Impact> = new Map(
  (RULES as readonly Rule[]).map(({ id, impact }) => [id, impact ?? 'safe'])
);

const KEEP = 'or make a new version of the model and give this one a deprecation_date';

const HINTS: Readonly<Record<ContractRuleId, string>> = {
  'model-removed':
    'Keep it (a view on its successor will do) and give it a deprecation_date; remove it after that day.',
  'access-narrowed': 'Keep it public until nobody reads it, and give it a deprecation_date.',
  'contract-dropped': 'Enforce the contract again: config: {contract: {enforced: true}}.',
  'column-removed': `Keep the column, ${KEEP}.`,
  'column-type-changed': `Keep the type and add a column of the new one, ${KEEP}.`,
  'column-type-widened': 'Tell the consumers: those with contracts of their own widen theirs first.',
  'column-quote-changed': `Keep quote as it was, ${KEEP}.`,
  'not-null-dropped': `Keep the constraint, ${KEEP}.`,
  'constraint-dropped': 'Keep the constraint as long as it is true, or tell the consumers that join on it.',
  'primary-key-changed': 'Publish another grain as a model or a version of its own.',
  'relation-moved': 'Leave a view at the old place until every consumer has run dbt-mesh sync.',
  'latest-version-moved': 'Have the consumers name the version that they mean before the latest one moves.',
  'removed-early': 'Keep the version, give it a deprecation_date, and remove it after that day.',
  'version-retired': 'References that are left have been told at every validate; move them to another version.',
  'materialization-changed': 'Tell the consumers; keep a public model a table, an incremental model or a view.',
  'public-without-contract':
    'Write config: {contract: {enforced: true}} at the model, with the types of all its columns.',
  'deprecation-announced': '',
  'column-added': '',
  'constraint-added': '',
  'model-added': '',
  'group-changed': '',
  'description-changed': ''
};

/** One case of a rule, with the rule's own impact unless the case has another. */
export function change(
  rule: ContractRuleId,
  facts: Pick<ContractChange, 'subject' | 'file' | 'message'> & Partial<Pick<ContractChange, 'impact' | 'hint'>>
): ContractChange {
  return { rule, impact: DEFAULT_IMPACT.get(rule) ?? 'safe', hint: HINTS[rule], ...facts };
}

/** Whether one of the changes breaks those who rely on the old contract, whatever a policy makes of it. */
export function breaks(changes: readonly ContractChange[]): boolean {
  return changes.some(({ impact }) => impact === 'breaking');
}

/** A change as a finding about a project: one that breaks is an error, a risky one a warning, a safe one a notice. The policy is not applied. */
export function contractFinding(
  project: string,
  { rule, impact, subject, file, message, hint }: ContractChange
): Finding {
  return finding(rule, {
    severity: SEVERITY[impact],
    impact,
    project,
    model: `${project}.${modelLabel(subject.model, subject.version)}`,
    ...(subject.column === null ? {} : { column: subject.column }),
    ...(file === '' ? {} : { file }),
    message,
    hint
  });
}

/** `orders`, `orders.v2`. */
export function modelLabel(name: string, version: string | null): string {
  return version === null ? name : `${name}.v${version}`;
}
