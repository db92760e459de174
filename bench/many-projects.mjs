/**
 * A registry of many projects that use one upstream, published as dbt-mesh publishes them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { publicView, toProject } from '../shared/manifest/index.ts';
import { openStore, publish } from '../shared/registry/index.ts';
import { upstream } from './generate.mjs';

const CLOCK = { now: () => new Date(), sleep: (milliseconds) => sleep(milliseconds) };
const AT_ONCE = 16;

/**
 * @param {{ registry: string, endpoint: string }} bucket
 * @param {readonly string[]} names of the projects; each has ten public models
 * @param {string} used the upstream, of which each uses three models
 */
export async function fillRegistry({ registry, endpoint }, names, used) {
  const store = await openStore({ registry, endpoint, forcePathStyle: true }, CLOCK);
  const manifest = JSON.stringify(upstream({ models: 500, columns: 10 }));
  const waiting = [...names];
  const worker = async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      await publish(store, CLOCK, publication(JSON.parse(manifest.replaceAll('big_up', name)), name, used));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function publication(manifest, name, used) {
  const project = toProject(manifest, name);
  const references = project.publicModels.slice(0, 3).map((model) => ({
    project: used,
    model: model.name,
    version: null,
    mode: 'package',
    node: model.uniqueId,
    file: model.file,
    columns: ['column_001', 'column_002']
  }));
  return {
    manifest: publicView(manifest, project),
    mesh: {
      project: name,
      environment: 'prod',
      generated_at: project.generatedAt,
      repository: `acme/${name}`,
      commit: null,
      run_url: null,
      producer: 'dbt-mesh bench',
      include: 'public',
      references,
      ancestors: {}
    }
  };
}
