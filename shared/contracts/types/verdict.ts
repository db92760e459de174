/**
 * What a consumer of the old type gets with the new one.
 * - `same`: nothing changes: another spelling, an alias, a default written out
 * - `wider`: same family, and no part shrinks (`INTEGER` to `BIGINT`, `NUMBER(10,2)` to `NUMBER(12,2)`, a field added to a struct)
 * - `narrower`: the mirror image of `wider`: `narrower` from old to new is `wider` from new to old
 * - `other`: another family (`DATE` to `TIMESTAMP`), or one part grows while another shrinks (`NUMBER(10,2)` to `NUMBER(10,4)`)
 * - `unknown`: one of the two is not in the adapter's table, or means what a setting of the warehouse says; it may be harmless or not
 */
export type TypeVerdict = 'same' | 'wider' | 'narrower' | 'other' | 'unknown';

export interface TypeComparison {
  readonly verdict: TypeVerdict;
  /** One clause for a message, without a full stop: `the scale shrinks from 4 to 2`. It quotes untrusted text: encode it for each output. */
  readonly reason: string;
  /** False when a part of either type was compared as text, because the adapter or that part of the type is not known. */
  readonly understood: boolean;
}
