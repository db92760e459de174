import { pathInput, type Here } from './here.ts';
import { COMMENTS } from './input.ts';

/** How an answer is shown, beside the log. */
export interface Delivery {
  readonly annotations: boolean;
  readonly summary: boolean;
  /** On the pull request: when there is something to say, or something was said before (`auto`). */
  readonly comment: (typeof COMMENTS)[number];
  readonly checkRun: boolean;
  /** Absolute path; null: none is written. */
  readonly sarifFile: string | null;
  /** For the comment and the check run; null when there is none. Shown nowhere. */
  readonly token: string | null;
}

/** What of it the inputs ask for. */
export function deliveryIn(here: Here): Delivery {
  const { inputs } = here;
  return {
    annotations: inputs.flag('annotations') ?? true,
    summary: inputs.flag('summary') ?? true,
    comment: inputs.choice('comment', COMMENTS) ?? 'auto',
    checkRun: inputs.flag('check-run') ?? false,
    sarifFile: pathInput(here, 'sarif-file'),
    token: inputs.text('github-token')
  };
}
