import type { Certainty, Consumer, ConsumerUse, Mode, Project, Reference } from '../domain/index.ts';
import type { ContractChange, ContractRuleId, Subject } from './change.ts';
import { caseless } from './column-name.ts';

/** A change, and who uses what it is about. */
export interface ReachingChange extends ContractChange {
  /** Those that are seen first, then by project, environment and node. Nobody is looked for where a change is safe. */
  readonly uses: readonly ConsumerUse[];
}

/** What is published: of it, which version a reference without one means. */
export type Published = Pick<Project, 'publicModels'>;

/**
 * Each change with the recorded uses of what it is about. Two are as bad as their uses make them: a version that is retired breaks those who
 * still use it, and a relation that moves those who read it as a source.
 *
 * @param consumers of the project, with their references to it
 */
export function reach(
  published: Published,
  changes: readonly ContractChange[],
  consumers: readonly Consumer[]
): readonly ReachingChange[] {
  const latest = latestVersions(published);
  const recorded = byModel(consumers);
  return changes.map((change) => {
    const { impact, subject } = change;
    const uses = impact === 'safe' ? [] : usesOf(subject, recorded.get(subject.model) ?? [], latest.get(subject.model));
    const broken = uses.filter(({ mode }) => isAsBadAsUsed(change, mode));
    return broken.length === 0 ? { ...change, uses } : { ...change, uses: broken, impact: 'breaking' };
  });
}

/** By model, the version that a reference without one means; a model without versions is not among them. */
function latestVersions({ publicModels }: Published): ReadonlyMap<string, string | null> {
  const versions = publicModels.filter(({ version }) => version !== null);
  return new Map(versions.map(({ name, latestVersion }) => [name, latestVersion]));
}

interface Recorded {
  readonly consumer: Consumer;
  readonly reference: Reference;
}

function byModel(consumers: readonly Consumer[]): ReadonlyMap<string, readonly Recorded[]> {
  const recorded = consumers.flatMap((consumer) => consumer.references.map((reference) => ({ consumer, reference })));
  return grouped(recorded, ({ reference }) => reference.model);
}

function grouped<Item>(items: readonly Item[], modelOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const model = modelOf(item);
    const others = groups.get(model);
    if (others === undefined) groups.set(model, [item]);
    else others.push(item);
  }
  return groups;
}

/** Whether a change that is only risky breaks those who use what it is about, in that mode. */
function isAsBadAsUsed({ rule }: ContractChange, mode: Mode): boolean {
  return rule === 'version-retired' || (rule === 'relation-moved' && mode === 'sources');
}

/** A change that breaks a use, and how sure that is. */
export interface Break {
  readonly rule: ContractRuleId;
  /** Null where the model as a whole is no longer what it was. */
  readonly column: string | null;
  readonly certainty: Certainty;
}

/** Tells of each reference to a project what breaks it; nothing for one that holds. By the same measure as `reach`. */
export function breaksOf(
  published: Published,
  changes: readonly ContractChange[]
): (reference: Reference) => readonly Break[] {
  const latest = latestVersions(published);
  const ofModel = grouped(changes, ({ subject }) => subject.model);
  return (reference) =>
    (ofModel.get(reference.model) ?? []).flatMap((change) => {
      const { rule, impact, subject } = change;
      if (impact !== 'breaking' && !isAsBadAsUsed(change, reference.mode)) return [];
      const certainty = certaintyOf(subject, reference, latest.get(reference.model));
      return certainty === null ? [] : [{ rule, column: subject.column, certainty }];
    });
}

/** The consumers of models, by name, whatever they use of them. */
export function consumersOf(models: readonly string[], consumers: readonly Consumer[]): readonly Consumer[] {
  const named = new Set(models);
  return consumers.filter(({ references }) => references.some(({ model }) => named.has(model)));
}

/** @param latest undefined for a model without versions */
function usesOf(
  subject: Subject,
  recorded: readonly Recorded[],
  latest: string | null | undefined
): readonly ConsumerUse[] {
  const found = recorded.flatMap(({ consumer, reference }) => {
    const certainty = certaintyOf(subject, reference, latest);
    return certainty === null ? [] : [use(consumer, reference, certainty)];
  });
  return found.sort(bySeenAndPlace);
}

function use(
  { project, environment, repository, version }: Consumer,
  { mode, owner, node, file, columns, exposure }: Reference,
  certainty: Certainty
): ConsumerUse {
  const through = exposure === undefined ? {} : { exposure };
  return {
    project,
    environment,
    repository,
    version,
    mode,
    owner: owner ?? null,
    node,
    file,
    columns,
    ...through,
    certainty
  };
}

/** How sure it is that a reference to the model of a subject uses the subject; null when it does not. */
function certaintyOf(subject: Subject, reference: Reference, latest: string | null | undefined): Certainty | null {
  const ofVersion = certaintyOfVersion(subject, reference, latest);
  const ofColumn = certaintyOfColumn(subject, reference);
  if (ofVersion === null || ofColumn === null) return null;
  return ofVersion === 'possible' ? ofVersion : ofColumn;
}

function certaintyOfVersion(
  { version }: Subject,
  { version: meant, pinned }: Reference,
  latest: string | null | undefined
): Certainty | null {
  if (latest === undefined) return meant === version ? 'seen' : null;
  // A source that was written by hand does not say for which version it stands.
  if (meant === null) return 'possible';
  if (version !== null) return meant === version ? 'seen' : null;
  if (meant !== latest || pinned === true) return null;
  return pinned === false ? 'seen' : 'possible';
}

/** Not knowing counts as use. An exposure has no SQL of its own: that it needs what the models below it use, nobody sees. */
function certaintyOfColumn({ column }: Subject, { columns, exposure }: Reference): Certainty | null {
  if (column === null) return 'seen';
  if (columns === null || columns === '*') return 'possible';
  if (!columns.some((one) => caseless(one) === caseless(column))) return null;
  return exposure === undefined ? 'seen' : 'possible';
}

function bySeenAndPlace(one: ConsumerUse, other: ConsumerUse): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  const differs = a.findIndex((text, index) => text !== b[index]);
  return differs === -1 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}

function placeOf({ certainty, project, environment, node }: ConsumerUse): readonly string[] {
  return [certainty === 'seen' ? '' : certainty, project, environment, node];
}
