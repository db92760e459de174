import type { Impact, Project, PublicModel } from '../domain/index.ts';
import { change, modelLabel, type ContractChange, type ContractRuleId } from './change.ts';

/** The two publications. */
export interface Sides {
  readonly old: Project;
  readonly next: Project;
  /** Of the new side, where it tells: that is where consumers will read. */
  readonly adapter: string | null;
  readonly now: Date;
}

/** A public model, and what the same reference to it means on the new side. */
export interface ModelPair {
  readonly old: PublicModel;
  readonly next: PublicModel;
  /** The version that the reference names. */
  readonly version: string | null;
}

/** How messages call what the pair is about: `dbt_up.orders.v1`. */
export function pairName({ old }: Sides, pair: ModelPair): string {
  const name = `${old.name}.${modelLabel(pair.old.name, pair.version)}`;
  return pair.version === pair.old.version
    ? name
    : `${name} (${versionName(pair.next)}, which was ${versionName(pair.old)})`;
}

export function versionName({ version }: Pick<PublicModel, 'version'>): string {
  return version === null ? 'without versions' : `v${version}`;
}

/** A change of a pair, at the new model's file. */
export function pairChange(
  rule: ContractRuleId,
  { old, next, version }: ModelPair,
  message: string,
  { column = null, impact }: { readonly column?: string | null; readonly impact?: Impact } = {}
): ContractChange {
  return change(rule, {
    subject: { model: old.name, version, column },
    file: next.file,
    message,
    ...(impact === undefined ? {} : { impact })
  });
}
