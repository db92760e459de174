import { CONTRACT_RULES } from './contract-rules.ts';
import { DOCS_RULES } from './docs-rules.ts';
import { LINEAGE_RULES } from './lineage-rules.ts';
import { PUBLISH_RULES } from './publish-rules.ts';
import { REGISTRY_RULES } from './registry-rules.ts';
import type { Rule } from './rule.ts';
import { SILENCE_RULES } from './silence-rules.ts';
import { SYNC_RULES } from './sync-rules.ts';

/** Every rule, in the order of the reference. */
export const RULES = [
  ...LINEAGE_RULES,
  ...SILENCE_RULES,
  ...CONTRACT_RULES,
  ...SYNC_RULES,
  ...PUBLISH_RULES,
  ...REGISTRY_RULES,
  ...DOCS_RULES
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];
