import type { UserError } from './error.ts';

/** An opaque revision of an object: compare for equality, never look inside. */
export type Etag = string;

/** What the store holds now is not what a conditional write expected. Not an error of anyone: read again and decide. */
export class Conflict extends Error {
  constructor(key: string, options?: ErrorOptions) {
    super(`${key} is not as expected`, options);
    this.name = 'Conflict';
  }
}

/** An object as it was read. */
export interface ReadObject {
  readonly body: Uint8Array;
  readonly etag: Etag;
}

export type Read =
  ({ readonly kind: 'found' } & ReadObject) | { readonly kind: 'unchanged' } | { readonly kind: 'missing' };

export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
}

/**
 * Where the registry's objects lie. Keys are `/`-separated and relative to the registry's root.
 * Every failure that is not a `Conflict` is thrown as a `UserError` that names the place and the remedy.
 */
export interface Store {
  /** The registry as a user wrote it, without credentials: for messages. */
  readonly location: string;
  /** Reads an object; with `ifNoneMatch`, answers `unchanged` when it still has that etag. */
  get(key: string, options?: { readonly ifNoneMatch?: Etag }): Promise<Read>;
  /** Writes an object that must not exist yet; throws `Conflict` when it does. */
  create(key: string, body: Uint8Array): Promise<Etag>;
  /** Replaces an object that must still have the given etag; throws `Conflict` when it has another, or is gone. */
  replace(key: string, body: Uint8Array, ifMatch: Etag): Promise<Etag>;
  /**
   * All objects whose key starts with `prefix`, sorted by key. With `skipped`, what cannot be listed is told there, and the rest is listed all
   * the same.
   */
  list(prefix: string, options?: { readonly skipped?: (failure: UserError) => void }): Promise<readonly StoredObject[]>;
  /** The next path segments below `prefix` that hold objects: the project names, the environments of a project. Sorted. */
  children(prefix: string): Promise<readonly string[]>;
  /** Removes an object; a missing one is no error. With `ifMatch`, throws `Conflict` when it has another etag. */
  delete(key: string, options?: { readonly ifMatch?: Etag }): Promise<void>;
  /**
   * Removes what writers that were killed left beside the objects below a folder (a key up to a `/`, or nothing for all); with `dryRun`, only
   * finds it.
   */
  sweep(folder: string, options?: { readonly dryRun?: boolean }): Promise<readonly StoredObject[]>;
}

/** Progress and warnings while a verb runs. The door decides where it goes (stderr, the runner's log). */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
}

export interface Clock {
  now(): Date;
  /** Resolves after the given milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/** The file system as the verbs use it. Paths are absolute. Failures are `UserError`s that name the path and the remedy. */
export interface Files {
  /** Null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Whole or not at all: written beside, then renamed. Makes the folders it needs. */
  write(path: string, body: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Files below a folder, as paths relative to it with `/`, sorted; empty when there is no such folder. Does not follow links. */
  list(folder: string): Promise<readonly string[]>;
}
