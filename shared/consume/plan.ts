import type { ManifestJson, Mode, Publication } from '../domain/index.ts';
import { publicView, MARK } from '../manifest/index.ts';
import type { Downstream } from './downstream.ts';
import { type GeneratedFile } from './generated.ts';
import { defaultQuoting, type Quoting } from './identifiers.ts';
import { lockFile, type Pin } from './lock.ts';
import { hasOwnLoomConfig, loomConfig, loomManifest } from './loom.ts';
import { movedManifest, movedState } from './moved-manifest.ts';
import { listPackages, type Edit, type PackageFiles } from './packages-entry.ts';
import { movedProject, type Moves } from './relations.ts';
import { sourceFile } from './source-file.ts';
import { stateFile } from './state.ts';
import { stubPackage } from './stub-package.ts';

/** The folder that is sync's own in a project. */
export const MESH_FOLDER = 'dbt_mesh';

/** An upstream as it was fetched, and what it is pinned to. */
export interface Synced {
  readonly mode: Mode;
  readonly publication: Publication;
  readonly pin: Pin;
  /** Public models that this project reads elsewhere than they are published; absent: none. */
  readonly moves?: Moves;
}

const NO_MOVES: Moves = new Map();

/** What sync found in the project. */
export interface Existing {
  readonly downstream: Downstream;
  readonly packageFiles: PackageFiles;
  readonly loomConfig: Uint8Array | null;
  /** The project's own published manifest. */
  readonly state: ManifestJson | null;
}

/** What is to be in the project: generated files, the lock last, and edits of the user's files. */
export interface Plan {
  readonly files: readonly GeneratedFile[];
  readonly edits: readonly Edit[];
  /** Whether there is a manifest to give as `--state`. */
  readonly hasState: boolean;
}

/**
 * Everything that sync writes, computed before anything is written. The same input gives the same bytes.
 *
 * @throws UserError for a file of the user's that cannot be read or stands in the way
 */
export function plan(existing: Existing, upstreams: readonly Synced[]): Plan {
  const { downstream, packageFiles, state } = existing;
  const of = (mode: Mode): readonly Synced[] => upstreams.filter((upstream) => upstream.mode === mode);
  const names = (mode: Mode): readonly string[] => of(mode).map(({ publication }) => publication.project.name);
  const manifests = upstreams.map((upstream) => ({
    name: upstream.publication.project.name,
    publicManifest: pinned(upstream)
  }));
  const moved = upstreams.map(({ publication: { project }, moves = NO_MOVES }) => ({
    project,
    moves,
    quoting: quoting(downstream, project.adapter)
  }));
  const stateManifest = stateFile(state && movedState(state, moved), manifests);
  return {
    files: [
      ...folderFiles,
      ...of('package').flatMap(({ publication: { project }, moves = NO_MOVES }) =>
        stubPackage(project, moves, quoting(downstream, project.adapter))
      ),
      ...of('sources').map(({ publication: { project }, moves = NO_MOVES }) =>
        sourceFile(movedProject(project, moves), downstream.modelPaths[0] ?? 'models')
      ),
      ...of('loom').map((upstream) => loomManifest(upstream.publication.project.name, pinned(upstream))),
      ...loomConfigFile(existing.loomConfig, names('loom')),
      ...(stateManifest === null ? [] : [stateManifest]),
      lockFile(new Map(upstreams.map(({ publication, pin }) => [publication.project.name, pin])))
    ],
    edits: listPackages(packageFiles, names('package')),
    hasState: stateManifest !== null
  };
}

/** Nothing in the folder is committed, and no linter reads it. */
const folderFiles: readonly GeneratedFile[] = [
  { path: `${MESH_FOLDER}/.gitignore`, text: `# ${MARK}\n*\n` },
  { path: `${MESH_FOLDER}/.sqlfluffignore`, text: `# ${MARK}\n*\n` }
];

function quoting(downstream: Downstream, adapter: string | null): Quoting {
  return { ...defaultQuoting(adapter), ...downstream.quoting };
}

function loomConfigFile(existing: Uint8Array | null, upstreams: readonly string[]): readonly GeneratedFile[] {
  return upstreams.length === 0 || hasOwnLoomConfig(existing, upstreams) ? [] : [loomConfig(upstreams)];
}

/**
 * The public view of what was fetched, whatever was published: nothing else goes to dbt-loom or into the state. It bears the time of the
 * pinned version, so that a rebuild with the same contract changes no byte.
 */
function pinned({ publication, pin, moves = NO_MOVES }: Synced): ManifestJson {
  const view = movedManifest(publicView(publication.manifest, publication.project), moves);
  const metadata = view['metadata'] as Readonly<Record<string, unknown>>;
  return { ...view, metadata: { ...metadata, generated_at: timeOf(pin.version) ?? metadata['generated_at'] } };
}

/** The time in a version: `20261124T100000Z-…`. */
function timeOf(version: string): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(version);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000000Z`;
}
