import type { Project } from '../../../domain/index.ts';
import type { ContractRuleId } from '../../index.ts';

/** A rule with its impact: breaking, risky or safe. */
export type Found = `${'B' | 'R' | 'S'} ${ContractRuleId}`;

/** A change with a known verdict. */
export interface Case {
  readonly title: string;
  readonly old: Project;
  readonly next: Project;
  /** The rules that must be found, as often as they must. No other may be. */
  readonly found: readonly Found[];
}

/** The day of all cases. */
export const NOW = new Date('2026-11-24T12:00:00Z');
