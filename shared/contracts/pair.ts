import type { Impact, PublicModel } from '../domain/index.ts';
import { change, modelLabel, type ContractChange, type ContractRuleId } from './change.ts';
import type { Sides } from './sides.ts';

/** A public model, and what the same reference to it means on the new side. */
export interface ModelPair {
  readonly old: PublicModel;
  readonly next: PublicModel;
  /** The version that the reference names. */
  readonly version: string | null;
}

/** How messages call what the pair is about: `dbt_up.orders.v1`. */
export function pairName({ old }: Sides, pair: ModelPair): string {
  const name = `${old.project.name}.${modelLabel(pair.old.name, pair.version)}`;
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
