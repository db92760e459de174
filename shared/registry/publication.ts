import { UserError, type ManifestJson, type MeshKey, type Project } from '../domain/index.ts';
import { checkPlain, digestOf, parseManifest, toProject } from '../manifest/index.ts';
import { parseMesh } from './mesh-key.ts';

/** So many faults of a project are told one by one. */
const TOLD = 3;

/** A published object whose bytes are what its publisher wrote. */
export interface Verified {
  readonly mesh: MeshKey;
  readonly manifest: ManifestJson;
}

/** Where an object was found, and so what it must say of itself. */
export interface Expected {
  /** How messages call it. */
  readonly place: string;
  readonly project: string;
  readonly environment: string;
  /** Of an object in history. */
  readonly version?: string;
}

/**
 * Reads a published object and checks it against its own digest, and against the place where it was found.
 * @throws UserError for anything that is no whole publication, and for one that was moved here from elsewhere.
 */
export function verify(body: Uint8Array, expected: Expected): Verified {
  const manifest = parseManifest(body, expected.place);
  const mesh = parseMesh(manifest['mesh'], expected.place);
  const digest = digestOf(manifest);
  if (digest !== mesh.digest) {
    throw new UserError(
      `${expected.place} is damaged: its digest is ${digest}, and it was published with ${mesh.digest}`,
      'Remove the object and publish the project again; its history still has every version.'
    );
  }
  checkSame('project', mesh.project, expected.project, expected.place);
  checkSame('environment', mesh.environment, expected.environment, expected.place);
  if (expected.version !== undefined) checkSame('version', mesh.version, expected.version, expected.place);
  return { mesh, manifest };
}

/**
 * The project in a verified publication.
 * @throws UserError for names, relations and types that are not plain: a publisher is not trusted to have refused them.
 */
export function projectIn({ mesh, manifest }: Verified, place: string): Project {
  const project = toProject(manifest, place);
  checkSame('project', project.name, mesh.project, place);
  const faults = checkPlain(project);
  if (faults.length > 0) {
    const more = faults.length > TOLD ? `; and ${faults.length - TOLD} more` : '';
    throw new UserError(
      `${place} is refused: ${faults.slice(0, TOLD).join('; ')}${more}`,
      `Have ${mesh.project} changed and published again, with dbt-mesh.`
    );
  }
  return project;
}

function checkSame(what: string, found: string, expected: string, place: string): void {
  if (found === expected) return;
  throw new UserError(
    `${place} is a publication of another ${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`,
    'It was copied or moved there: remove it, and publish instead.'
  );
}
