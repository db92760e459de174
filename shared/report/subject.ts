import { outcomes, type Answer } from './answer.ts';

/** A name stays one that people read. */
const MAX_NAMED = 3;

/** What an answer is about, which tells it from answers to the same question about others. */
export interface Subject {
  /** All of it: the verb, the environment, those that can-i-deploy was asked about besides, the projects. */
  readonly parts: readonly string[];
  /** The same in short, of many projects the first few: `validate prod dbt_down`. */
  readonly words: readonly string[];
}

/** What an answer is about; the environment is the one that was asked about. */
export function subjectOf(answer: Answer, environment: string): Subject {
  const projects = [...new Set(outcomes(answer).map(({ project }) => project))].sort();
  const targets = answer.verb === 'validate' ? answer.report.deploy.map(({ to }) => to) : [];
  const about = [answer.verb, environment, ...new Set(targets.filter((to) => to !== environment))];
  const more = projects.length > MAX_NAMED ? [`and ${projects.length - MAX_NAMED} more`] : [];
  return {
    parts: [...about, ...projects],
    words: [...about, ...projects.slice(0, MAX_NAMED), ...more]
  };
}
