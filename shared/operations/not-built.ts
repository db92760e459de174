import type { Finding, Node, Project, UniqueId } from '../domain/index.ts';
import type { RunResults } from '../manifest/index.ts';
import { finding } from '../rules/index.ts';

/** What `run_results.json` says of a node that did not come to be; `warn`, `pass`, `success`, `no-op` and the like are fine. */
const FAILED = new Set(['error', 'fail', 'runtime error', 'partial success', 'skipped']);

/**
 * A contract is published only for what was built: one finding for each public model that failed or was skipped in the run, and for each
 * of its tests that failed. dbt says `warn` for a failing test of severity `warn`, so a `fail` is always one of severity `error`.
 * What the run did not select is not judged.
 *
 * @returns findings of rule `model-not-built`, in the order of the run
 */
export function notBuilt(project: Project, run: RunResults): readonly Finding[] {
  const publicModels = new Map(project.publicModels.map((model) => [model.uniqueId, model]));
  return run.results
    .filter((result) => FAILED.has(result.status))
    .flatMap((result) => {
      const model = publicModels.get(result.uniqueId);
      if (model) return [modelFinding(project, model.uniqueId, model.file, result.status, result.message)];
      // A test that was skipped was skipped because of its model, which stands in the run itself.
      const test = project.nodes.get(result.uniqueId);
      if (test?.resourceType !== 'test' || result.status === 'skipped') return [];
      return testedModels(test).flatMap((id) => {
        const tested = publicModels.get(id);
        return tested ? [testFinding(project, tested.uniqueId, tested.file, test, result.message)] : [];
      });
    });
}

/** A generic test belongs to the model it is attached to; a singular one to every model it reads. */
function testedModels(test: Node): readonly UniqueId[] {
  return test.attachedNode ? [test.attachedNode] : test.dependsOn;
}

function modelFinding(project: Project, id: UniqueId, file: string, status: string, message: string | null): Finding {
  const what = status === 'skipped' ? 'was skipped' : 'failed';
  return finding('model-not-built', {
    project: project.name,
    model: modelName(id),
    node: id,
    file,
    message: `${modelName(id)} ${what} in this run, so its contract is not published${because(message)}`,
    hint: 'Mend the model, build again, and publish what was built.'
  });
}

function testFinding(project: Project, id: UniqueId, file: string, test: Node, message: string | null): Finding {
  return finding('model-not-built', {
    project: project.name,
    model: modelName(id),
    node: test.uniqueId,
    file,
    message: `${test.name} failed in this run, so the contract of ${modelName(id)} is not published${because(message)}`,
    hint: 'Mend the data or the test; a test that should only warn has `severity: warn` under its config.'
  });
}

/** `model.dbt_up.orders.v2` as people write it: `dbt_up.orders.v2`. */
function modelName(id: UniqueId): string {
  return id.slice('model.'.length);
}

/** The first line of what dbt said: the rest may quote compiled SQL. */
function because(message: string | null): string {
  const [first] = (message ?? '').split('\n');
  return first ? `: ${first.trim()}` : '';
}
