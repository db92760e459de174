import type { ConsumerUse, Finding } from '../domain/index.ts';

/** A finding as programs read it. */
export function findingFields(finding: Finding): object {
  const { rule, severity, impact, certainty, project, model, column, node, file, line, key, message, hint } = finding;
  const consumers = finding.consumers?.map(useFields);
  return { rule, severity, impact, certainty, project, model, column, node, file, line, key, message, hint, consumers };
}

function useFields(use: ConsumerUse): object {
  const { project, environment, repository, version, mode, owner, node, file, columns, exposure, certainty } = use;
  return { project, environment, repository, version, mode, owner, node, file, columns, exposure, certainty };
}
