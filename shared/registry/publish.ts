import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  Conflict,
  UserError,
  type Clock,
  type Etag,
  type ManifestJson,
  type MeshKey,
  type Store
} from '../domain/index.ts';
import { digestsOf } from '../manifest/index.ts';
import { historyKey, latestKey, LAYOUT, stateKey, stateName, versionOf } from './layout.ts';
import { parseMesh } from './mesh-key.ts';
import { persist } from './persist.ts';
import { verify } from './publication.ts';

/** How long to try while others publish the same project to the same environment. */
const BUDGET = 120_000;

/** What a publication says of itself, without what follows from its content. */
export type NewMesh = Omit<MeshKey, 'layout' | 'version' | 'digest' | 'contract' | 'published_at' | 'state'>;

export interface NewPublication {
  /** What others may read: the public view, or all of it; without `mesh`. */
  readonly manifest: ManifestJson;
  readonly mesh: NewMesh;
  /** Files for the project's own use by their names (`manifest.json`), as they are: they are gzipped here. */
  readonly state?: Readonly<Record<string, Uint8Array>>;
}

export interface PublishOutcome {
  /** `superseded`: a newer build holds latest; this one is in history. */
  readonly outcome: 'published' | 'unchanged' | 'superseded';
  /** Whether latest has another contract than before. */
  readonly changed: boolean;
  readonly version: string;
  readonly digest: string;
  readonly contract: string;
  /** Location of latest. */
  readonly uri: string;
  /** What latest held before; what it holds, when this one was superseded. */
  readonly previous: MeshKey | null;
}

/**
 * Publishes a manifest: state, then history, then latest, in that order, so that whatever is found names only what is there.
 * A newer build is never replaced by an older one, and the same manifest published again changes nothing.
 *
 * Whatever a write answers, what is stored afterwards decides: an answer may be lost after the write has landed, and the retry of a client
 * then conflicts with itself.
 *
 * On S3 it costs four requests, and one for each file of state: read latest, write history, ask whether the store keeps conditions, write
 * latest.
 * @param options.dryRun Tell what would happen, and write nothing.
 * @throws UserError when the store cannot be reached or keeps no conditions, when what it holds is not ours or damaged, and when others
 * kept publishing for two minutes.
 */
export async function publish(
  store: Store,
  clock: Clock,
  publication: NewPublication,
  options: { readonly dryRun?: boolean } = {}
): Promise<PublishOutcome> {
  const candidate = candidateOf(store, clock, publication);
  const first = await holderOf(store, candidate);
  if (first?.mesh.digest === candidate.mesh.digest) return outcome('unchanged', candidate, first.mesh);
  if (options.dryRun) {
    return outcome(isOlder(candidate, first) ? 'superseded' : 'published', candidate, first?.mesh ?? null);
  }

  await writeState(store, clock, candidate, publication.state ?? {});
  const body = await writeHistory(store, clock, candidate);
  if (isOlder(candidate, first)) return outcome('superseded', candidate, first?.mesh ?? null);
  await askForConditions(store, candidate, body, first);
  return await writeLatest(store, clock, candidate, body, first);
}

/** A publication with all that follows from its content. */
interface Candidate {
  readonly mesh: MeshKey;
  readonly body: Uint8Array;
  readonly uri: string;
}

function candidateOf(store: Store, clock: Clock, { manifest, mesh: given, state = {} }: NewPublication): Candidate {
  const { digest, contract, body } = digestsOf(manifest);
  const version = versionOf(given.generated_at, digest);
  const key = latestKey(given.project, given.environment);
  const mesh: MeshKey = {
    layout: LAYOUT,
    version,
    digest,
    contract,
    ...given,
    published_at: clock.now().toISOString(),
    ...(Object.hasOwn(state, 'manifest.json') ? { state: stateName(version, 'manifest.json.gz') } : {})
  };
  // The manifest is written once: `mesh` is put before the brace that closes it.
  const whole = `${body.slice(0, -1)},"mesh":${JSON.stringify(parseMesh(mesh, `The publication of ${given.project}`))}}`;
  return { mesh, body: Buffer.from(whole), uri: `${store.location}/${key}` };
}

function outcome(kind: PublishOutcome['outcome'], candidate: Candidate, previous: MeshKey | null): PublishOutcome {
  const { version, digest, contract } = candidate.mesh;
  const changed = kind === 'published' && previous?.contract !== contract;
  return { outcome: kind, changed, version, digest, contract, uri: candidate.uri, previous };
}

/** What latest holds. */
interface Holder {
  readonly mesh: MeshKey;
  readonly etag: Etag;
}

async function holderOf(store: Store, { mesh: { project, environment }, uri }: Candidate): Promise<Holder | null> {
  const read = await store.get(latestKey(project, environment));
  if (read.kind !== 'found') return null;
  return { mesh: verify(read.body, { place: uri, project, environment }).mesh, etag: read.etag };
}

/** Builds of the same time may replace each other: the last to publish wins. */
function isOlder(candidate: Candidate, holder: Holder | null): boolean {
  return holder !== null && sortable(candidate.mesh.generated_at) < sortable(holder.mesh.generated_at);
}

/** Engines write up to nine digits of a second, or none. */
function sortable(time: string): string {
  const [seconds = '', fraction = ''] = time.slice(0, -1).split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

async function writeState(
  store: Store,
  clock: Clock,
  { mesh }: Candidate,
  files: NonNullable<NewPublication['state']>
): Promise<void> {
  await Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const key = stateKey(mesh.project, mesh.environment, mesh.version, `${name}.gz`);
      await writeOnce(store, clock, key, await promisify(gzip)(content));
    })
  );
}

/**
 * @returns the bytes in history. A run that died before it reached latest may have left them; then latest gets the same.
 */
async function writeHistory(store: Store, clock: Clock, { mesh, body }: Candidate): Promise<Uint8Array> {
  const { project, environment, version } = mesh;
  const key = historyKey(project, environment, version);
  const stored = await writeOnce(store, clock, key, body);
  if (stored === body) return body;
  const place = `${store.location}/${key}`;
  const { mesh: existing } = verify(stored, { place, project, environment, version });
  if (existing.digest !== mesh.digest) {
    throw new UserError(
      `${place} holds another manifest of the same second: its digest is ${existing.digest}, not ${mesh.digest}`,
      'Build the project again, and publish that.'
    );
  }
  return stored;
}

/**
 * Writes an object that is never replaced.
 * @returns what is stored: `body` itself, or what was there already, the same thing written before in most cases.
 */
async function writeOnce(store: Store, clock: Clock, key: string, body: Uint8Array): Promise<Uint8Array> {
  const stored = await persist(clock, BUDGET, async () => {
    try {
      await store.create(key, body);
      return body;
    } catch (error) {
      const read = await store.get(key);
      if (read.kind === 'found') return read.body;
      // S3 answers with a conflict while another write to the key is under way, which may yet fail.
      if (error instanceof Conflict) return null;
      throw error;
    }
  });
  if (stored !== null) return stored;
  throw new UserError(
    `${store.location}/${key} can neither be created nor read: for ${BUDGET / 1000} seconds the store said both that it is there and that it is not`,
    'Look at the object with the tools of the store, remove it, and run again.'
  );
}

/**
 * A store that ignores conditions would let two publishers overwrite each other without a word, and nothing read back would show it. So it
 * is asked for a write that it must refuse, on the condition that latest is about to depend on. If it is not refused, it changes nothing:
 * the object gets the bytes that it has.
 */
async function askForConditions(
  store: Store,
  { mesh }: Candidate,
  body: Uint8Array,
  holder: Holder | null
): Promise<void> {
  const key = historyKey(mesh.project, mesh.environment, mesh.version);
  try {
    await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
  } catch (error) {
    if (error instanceof Conflict) return;
    throw error;
  }
  throw new UserError(
    `${store.location} ignores the conditions of writes (${holder === null ? 'If-None-Match' : 'If-Match'}): publishers would overwrite each other`,
    'Use a store that keeps them, as AWS S3 does, or a folder. Latest was not touched.'
  );
}

async function writeLatest(
  store: Store,
  clock: Clock,
  candidate: Candidate,
  body: Uint8Array,
  first: Holder | null
): Promise<PublishOutcome> {
  const key = latestKey(candidate.mesh.project, candidate.mesh.environment);
  let holder = first;
  const settled = await persist(clock, BUDGET, async () => {
    try {
      await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
      return outcome('published', candidate, holder?.mesh ?? null);
    } catch (error) {
      const now = await holderOf(store, candidate);
      if (now?.mesh.digest === candidate.mesh.digest) return outcome('published', candidate, holder?.mesh ?? null);
      if (!(error instanceof Conflict)) throw error;
      holder = now;
      return isOlder(candidate, now) ? outcome('superseded', candidate, now?.mesh ?? null) : null;
    }
  });
  if (settled !== null) return settled;
  throw contended(candidate, holder);
}

function contended({ mesh, uri }: Candidate, holder: Holder | null): UserError {
  const who =
    holder === null
      ? 'nobody'
      : `version ${holder.mesh.version}, published at ${holder.mesh.published_at}${origin(holder.mesh)}`;
  return new UserError(
    `${uri} kept changing for ${BUDGET / 1000} seconds while ${mesh.version} was to be published; it is held by ${who}`,
    'Run again; see to it that one workflow at a time publishes the project to this environment (`concurrency`).'
  );
}

function origin({ repository, run_url }: MeshKey): string {
  const from = run_url ?? repository;
  return from === null ? '' : ` by ${from}`;
}
