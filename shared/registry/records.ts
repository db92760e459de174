import { UserError, type MeshKey, type Store } from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { listProjects } from './fetch.ts';
import { readLatest } from './read-latest.ts';

/** What projects say of themselves in their latest publications, each read once however often it is asked for. For one run: it grows stale. */
export interface Records {
  /** Keeps what was read of a latest publication for another reason. */
  note(mesh: MeshKey): void;
  /** @throws UserError where they cannot be listed */
  projects(): Promise<readonly string[]>;
  /** @throws UserError where they cannot be listed */
  environments(project: string): Promise<readonly string[]>;
  /**
   * Null where the project is not in the environment; the error for what cannot be read.
   * @throws Unreachable
   */
  latest(project: string, environment: string): Promise<MeshKey | UserError | null>;
}

/** Records of a registry, none read yet. */
export function recordsOf(store: Store): Records {
  const listed = new Map<string, Promise<readonly string[]>>();
  const read = new Map<string, Promise<MeshKey | UserError | null>>();
  return {
    note: (mesh) => void read.set(placeOf(mesh.project, mesh.environment), Promise.resolve(mesh)),
    projects: () => once(listed, '', () => listProjects(store)),
    environments: (project) =>
      once(listed, project, async () => (await store.children(`${project}/`)).filter(isRegistryName)),
    latest: (project, environment) =>
      once(read, placeOf(project, environment), async () => {
        const found = await readLatest(store, project, environment);
        return found === null || found instanceof UserError ? found : found.mesh;
      })
  };
}

function placeOf(project: string, environment: string): string {
  return `${project}/${environment}`;
}

function once<Result>(known: Map<string, Promise<Result>>, name: string, ask: () => Promise<Result>): Promise<Result> {
  const asked = known.get(name) ?? ask();
  known.set(name, asked);
  return asked;
}
