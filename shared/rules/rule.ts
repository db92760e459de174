import type { Impact, Severity } from '../domain/index.ts';

/** Which verb judges by it: `lineage` is validate's, `contract` is that of publish and diff, `registry` is that of verify and prune. */
export type Category = 'lineage' | 'contract' | 'sync' | 'publish' | 'registry' | 'docs';

export interface Rule {
  /** Stable: it stands in policies, in reports and in docs/rules.md. */
  readonly id: string;
  readonly category: Category;
  /** The severity when the policy says nothing. */
  readonly severity: Severity;
  /** Of a contract rule: what the change does to consumers. Some cases of a rule weigh more or less, as its docs say. */
  readonly impact?: Impact;
  /** Set where it is about the SQL of a model, so that a comment there can ignore it. */
  readonly inline?: true;
  /** Set where no policy changes what it weighs. */
  readonly fixed?: true;
  /** Markdown. */
  readonly docs: {
    /** When it fires and why that matters. */
    readonly what: string;
    /** A case that breaks it. */
    readonly example: string;
    /** How to mend the example. */
    readonly fix: string;
  };
}
