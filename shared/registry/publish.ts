import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  Conflict,
  UserError,
  type Clock,
  type ManifestJson,
  type MeshKey,
  type Publication,
  type Store
} from '../domain/index.ts';
import { digestsOf } from '../manifest/index.ts';
import { bodyOf } from './body.ts';
import { BUDGET, heldBy, holderOf, type Holder } from './holder.ts';
import { historyKey, latestKey, LAYOUT, stateKey, stateName, versionOf } from './layout.ts';
import { parseMesh } from './mesh-key.ts';
import { persist } from './persist.ts';
import { projectIn, verify } from './publication.ts';
import { restoreToHistory } from './restore-to-history.ts';
import { keepRecord } from './rollback-record.ts';
import { stateDigest } from './state-digest.ts';
import { adds, succession, type Candidate, type Succession } from './succession.ts';
import { askForConditions, writeOnce } from './write-once.ts';

/** What a publication says of itself, without what follows from its content. */
export type NewMesh = Omit<
  MeshKey,
  | 'layout'
  | 'version'
  | 'digest'
  | 'contract'
  | 'published_at'
  | 'state'
  | 'state_digests'
  | 'rolled_back_from'
  | 'allowed_breaking'
>;

export interface NewPublication {
  /** What others may read: the public view, or all of it; without `mesh`. */
  readonly manifest: ManifestJson;
  readonly mesh: NewMesh;
  /** Files for the project's own use by their names (`manifest.json`), as they are: they are gzipped here. */
  readonly state?: Readonly<Record<string, Uint8Array>>;
}

export interface PublishOptions {
  /** Tell what would happen, and write nothing. */
  readonly dryRun?: boolean;
  /** Publish though it was rolled back, or built before a rollback. */
  readonly afterRollback?: boolean;
  readonly approve?: Approve;
}

/**
 * Judges what latest holds before it gets another contract, and again should it hold another one by the time it is written: what was judged is
 * what is replaced.
 * @returns what the publication is to say of it; null refuses it
 */
export type Approve = (latest: Publication) => Promise<Pick<MeshKey, 'allowed_breaking'> | null>;

export interface PublishOutcome {
  /**
   * `published`: latest is this one now; `unchanged`: it was already; `superseded`: a newer build holds latest, or a rollback that came after
   * the build, and this one is in history; `rolled-back`: it is what was rolled back, and is refused; `refused`: it was not approved.
   */
  readonly outcome: 'published' | 'unchanged' | 'superseded' | 'rolled-back' | 'refused';
  /** Whether latest has another contract than before. */
  readonly changed: boolean;
  readonly version: string;
  readonly digest: string;
  readonly contract: string;
  /** Location of latest. */
  readonly uri: string;
  /** What latest held before; what it holds, when this one was superseded or refused. */
  readonly previous: MeshKey | null;
}

/**
 * Publishes a manifest: state, then history, then latest, in that order, so that whatever is found names only what is there.
 * A newer build is never replaced by an older one, the same manifest published again changes nothing unless it says more, and what was rolled
 * back stays so (`succession`).
 *
 * Whatever a write answers, what is stored afterwards decides: an answer may be lost after the write has landed, and the retry of a client
 * then conflicts with itself.
 *
 * On S3 it costs four requests, and one for each file of state: read latest, write history, ask whether the store keeps conditions, write
 * latest. The first after a rollback costs one more: the rollback's record.
 * @throws UserError when the store cannot be reached or keeps no conditions, when what it holds is not ours or damaged, and when others
 * kept publishing for two minutes.
 */
export async function publish(
  store: Store,
  clock: Clock,
  publication: NewPublication,
  { dryRun = false, afterRollback = false, approve = anything }: PublishOptions = {}
): Promise<PublishOutcome> {
  const candidate = buildOf(store, clock, publication);
  const first = await holderOf(store, publication.mesh.project, publication.mesh.environment);
  const verdict = succession(candidate, first?.mesh ?? null, afterRollback);
  const build = verdict === 'replaces' ? await approved(candidate, first, approve) : candidate;
  if (build === null) return outcome('refused', candidate, first);
  if (verdict === 'unchanged' || verdict === 'rolled-back' || dryRun) return outcome(verdict, build, first);

  const whole = await writeState(store, clock, build, publication.state ?? {});
  const recorded = await writeHistory(store, clock, whole);
  if (verdict === 'superseded') return outcome(verdict, build, first);
  // Where latest is amended, it may have the very bytes that history has, and so their etag.
  await askForConditions(store, recorded.key, recorded.inHistory, verdict === 'amends' ? null : first);
  const settled = await writeLatest(store, clock, recorded, first, { afterRollback, approve });
  if (settled.outcome === 'published' && recorded.wasThere) await restoreToHistory(store, recorded.mesh);
  return settled;
}

const anything: Approve = () => Promise.resolve({});

/** A publication with all that follows from its content. */
interface Build extends Candidate {
  /** The manifest as compact JSON. */
  readonly text: string;
  /** Location of latest. */
  readonly uri: string;
}

function buildOf(store: Store, clock: Clock, { manifest, mesh: given, state = {} }: NewPublication): Build {
  const { digest, contract, body } = digestsOf(manifest);
  const key = latestKey(given.project, given.environment);
  const mesh: MeshKey = {
    layout: LAYOUT,
    version: versionOf(given.generated_at, digest),
    digest,
    contract,
    ...given,
    published_at: clock.now().toISOString()
  };
  return {
    mesh: parseMesh(mesh, `The publication of ${given.project}`),
    text: body,
    stateFiles: Object.keys(state).map((name) => `${name}.gz`),
    uri: `${store.location}/${key}`
  };
}

/** The build as it was approved; null when it was not. A contract that latest has already is approved. */
async function approved(build: Build, holder: Holder | null, approve: Approve): Promise<Build | null> {
  if (holder === null || holder.mesh.contract === build.mesh.contract) return build;
  const { mesh, manifest } = holder;
  const approval = await approve({ mesh, manifest, project: projectIn(holder, build.uri) });
  if (approval === null) return null;
  // What was allowed against another holder says nothing of this one.
  const approvedMesh = { ...build.mesh, allowed_breaking: approval.allowed_breaking };
  return { ...build, mesh: parseMesh(approvedMesh, `The publication of ${build.mesh.project}`) };
}

function outcome(verdict: Succession | 'refused', { mesh, uri }: Build, previous: Holder | null): PublishOutcome {
  const { version, digest, contract } = mesh;
  const kind = verdict === 'replaces' || verdict === 'amends' ? 'published' : verdict;
  const changed = kind === 'published' && previous?.mesh.contract !== contract;
  return { outcome: kind, changed, version, digest, contract, uri, previous: previous?.mesh ?? null };
}

/** @returns the publication, which now says what its state is */
async function writeState(
  store: Store,
  clock: Clock,
  build: Build,
  files: NonNullable<NewPublication['state']>
): Promise<Build> {
  const { project, environment, version } = build.mesh;
  // All are gzipped before the first is written: which of them is done first is the thread pool's to say, and the requests have one order.
  const gzipped = await Promise.all(
    Object.entries(files).map(async ([name, content]) => [name, await promisify(gzip)(content)] as const)
  );
  const digests = await Promise.all(
    gzipped.map(async ([name, body]) => {
      const key = stateKey(project, environment, version, `${name}.gz`);
      const stored = await writeOnce(store, clock, key, body);
      return [`${name}.gz`, stateDigest(stored)] as const;
    })
  );
  if (digests.length === 0) return build;
  const state = Object.hasOwn(files, 'manifest.json') ? { state: stateName(version, 'manifest.json.gz') } : {};
  return { ...build, mesh: { ...build.mesh, ...state, state_digests: Object.fromEntries(digests) } };
}

/** A publication that history has. */
interface Recorded extends Build {
  readonly key: string;
  readonly inHistory: Uint8Array;
  /** Whether history had it before. */
  readonly wasThere: boolean;
  /** What latest is to hold: the same bytes, unless this says more than was said when the manifest was published first. */
  readonly body: Uint8Array;
}

async function writeHistory(store: Store, clock: Clock, build: Build): Promise<Recorded> {
  const { mesh, text } = build;
  const { project, environment, version } = mesh;
  const key = historyKey(project, environment, version);
  const body = bodyOf(text, mesh);
  const stored = await writeOnce(store, clock, key, body);
  if (stored === body) return { ...build, key, inHistory: body, wasThere: false, body };
  const place = `${store.location}/${key}`;
  const { mesh: existing } = verify(stored, { place, project, environment, version });
  if (existing.digest !== mesh.digest) {
    throw new UserError(
      `${place} holds another manifest of the same second: its digest is ${existing.digest}, not ${mesh.digest}`,
      'Build the project again, and publish that.'
    );
  }
  // A run that died before it reached latest may have left it, or a publication that was rolled back; then latest gets the same.
  const found = { key, inHistory: stored, wasThere: true };
  if (!adds(build, existing)) return { ...build, ...found, mesh: existing, body: stored };
  const merged = keepingOf(existing, mesh);
  return { ...build, ...found, mesh: merged, body: bodyOf(text, merged) };
}

/**
 * A publication with what stays true of another of the same manifest: the files of its state, which are there whoever wrote them, and the breaks
 * that were allowed.
 */
function keepingOf(other: MeshKey, mesh: MeshKey): MeshKey {
  const state = mesh.state ?? other.state;
  const allowed = mesh.allowed_breaking ?? other.allowed_breaking;
  return {
    ...mesh,
    ...(allowed === undefined ? {} : { allowed_breaking: allowed }),
    ...(state === undefined ? {} : { state }),
    ...(other.state_digests === undefined ? {} : { state_digests: { ...other.state_digests, ...mesh.state_digests } })
  };
}

async function writeLatest(
  store: Store,
  clock: Clock,
  first: Recorded,
  holding: Holder | null,
  { afterRollback, approve }: { readonly afterRollback: boolean; readonly approve: Approve }
): Promise<PublishOutcome> {
  const { project, environment } = first.mesh;
  const key = latestKey(project, environment);
  let recorded = first;
  let holder = holding;
  const settled = await persist(clock, BUDGET, async () => {
    await keepRecord(store, clock, holder?.mesh ?? null);
    const body = bodyOver(holder, recorded);
    try {
      await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
      return outcome('replaces', recorded, holder);
    } catch (error) {
      const now = await holderOf(store, project, environment);
      const verdict = succession(recorded, now?.mesh ?? null, afterRollback);
      if (verdict === 'unchanged') return outcome('replaces', recorded, holder);
      if (verdict === 'superseded' || verdict === 'rolled-back') return outcome(verdict, recorded, now);
      if (!(error instanceof Conflict)) throw error;
      if (now?.mesh.contract !== holder?.mesh.contract) {
        const again = await approved(recorded, now, approve);
        if (again === null) return outcome('refused', recorded, now);
        recorded = { ...recorded, ...again, body: bodyOf(recorded.text, again.mesh) };
      }
      holder = now;
      return null;
    }
  });
  if (settled !== null) return settled;
  throw contended(recorded, holder);
}

/** Where latest holds the same manifest, what it says of the state is kept. */
function bodyOver(holder: Holder | null, { mesh, text, body }: Recorded): Uint8Array {
  return holder?.mesh.digest === mesh.digest ? bodyOf(text, keepingOf(holder.mesh, mesh)) : body;
}

function contended({ mesh, uri }: Build, holder: Holder | null): UserError {
  return new UserError(
    `${uri} kept changing for ${BUDGET / 1000} seconds while ${mesh.version} was to be published; it is held by ${heldBy(holder)}`,
    'Run again; see to it that one workflow at a time publishes the project to this environment (`concurrency`).'
  );
}
