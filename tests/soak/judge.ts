import { orderOf, type Placed } from '../stores/order.ts';

/** What decides what may be gone: the same that prune was told. */
export interface Keeping {
  /** So many of the newest versions stay. */
  readonly keep: number;
  /** What was written less than so many milliseconds ago stays. */
  readonly settled: number;
}

/** What a reader found in latest. */
export interface SeenLatest extends Placed {
  readonly version: string;
}

/** A publication as its publisher told it. */
export interface Told {
  readonly outcome: string;
  readonly version: string;
}

/**
 * Watches everything that is done to a registry from the one process that starts it all, and so knows what was over before what began.
 * Places are `project/environment`. A preview is a place that comes and goes: only what is read there is judged.
 */
export interface Judge {
  readonly violations: readonly string[];
  violation(text: string): void;
  /** A publisher is about to start; it may be killed, and its publication be there all the same. */
  attempted(place: string, generatedAt: string): void;
  rollbackAttempted(place: string): void;
  /** A publisher that came to its end said so. */
  told(place: string, generatedAt: string, told: Told): void;
  /** What latest cannot be older than in a read that begins now. */
  floorOf(place: string): string;
  /** A read of latest that began when the floor was what is given; null: there is none. */
  readLatest(place: string, floor: string, seen: SeenLatest | null): void;
  /** A build that a downstream was given, by its time to the second: what sync writes says no more. */
  synced(place: string, generatedAt: string): void;
  /** A read of a version from history, by the hash of its bytes; null: it is not there. */
  readVersion(place: string, version: string, hash: string | null): void;
  /** Versions that publishers said are there, newest first. */
  versionsToldOf(place: string): readonly string[];
}

interface PlaceBook {
  /** When each build was first attempted: whatever it wrote was written later. */
  readonly attempts: Map<string, number>;
  rollbacks: number;
  floor: string;
  readonly versions: Map<string, { readonly generatedAt: string; readonly since: number; hash: string | null }>;
}

export function createJudge({ keep, settled }: Keeping, now: () => number): Judge {
  const violations: string[] = [];
  const books = new Map<string, PlaceBook>();
  const bookOf = (place: string): PlaceBook => {
    const existing = books.get(place);
    if (existing !== undefined) return existing;
    const book: PlaceBook = { attempts: new Map(), rollbacks: 0, floor: '', versions: new Map() };
    books.set(place, book);
    return book;
  };
  const newerThan = ({ attempts }: PlaceBook, generatedAt: string): number =>
    [...attempts.keys()].filter((attempt) => attempt > generatedAt).length;
  const mayBeGone = (place: string, book: PlaceBook, version: string): boolean => {
    const known = book.versions.get(version);
    if (known === undefined) return true;
    if (now() - known.since < settled) return false;
    return isPreview(place) || newerThan(book, known.generatedAt) >= keep;
  };
  const violation = (text: string): void => {
    violations.push(`${new Date(now()).toISOString()} ${text}`);
  };

  return {
    violations,
    violation,
    attempted(place, generatedAt) {
      const { attempts } = bookOf(place);
      if (!attempts.has(generatedAt)) attempts.set(generatedAt, now());
    },
    rollbackAttempted: (place) => void (bookOf(place).rollbacks += 1),

    told(place, generatedAt, { outcome, version }) {
      const book = bookOf(place);
      const order = orderOf({ generated_at: generatedAt });
      if (outcome === 'superseded' && newerThan(book, generatedAt) === 0 && book.rollbacks === 0) {
        violation(`${place}: ${version} was told that it is superseded, and nothing newer was ever published`);
      }
      if (outcome === 'rolled-back' && book.rollbacks === 0) {
        violation(`${place}: ${version} was refused as rolled back, and nothing ever was`);
      }
      if (outcome === 'rolled-back') return;
      if (outcome === 'published' && order > book.floor) book.floor = order;
      if (!book.versions.has(version))
        book.versions.set(version, { generatedAt, since: book.attempts.get(generatedAt) ?? now(), hash: null });
    },

    floorOf: (place) => bookOf(place).floor,

    readLatest(place, floor, seen) {
      const book = bookOf(place);
      if (isPreview(place)) return;
      if (seen === null) {
        if (floor !== '') violation(`${place}: latest is gone`);
        return;
      }
      const order = orderOf(seen);
      if (order < floor) violation(`${place}: latest went back from ${floor} to ${order} (${seen.version})`);
      if (order > book.floor) book.floor = order;
    },

    synced(place, generatedAt) {
      if (![...bookOf(place).attempts.keys()].some((attempt) => attempt.slice(0, 19) === generatedAt.slice(0, 19))) {
        violation(`${place}: sync wrote a build of ${generatedAt}, and nobody published one`);
      }
    },

    readVersion(place, version, hash) {
      const book = bookOf(place);
      const known = book.versions.get(version);
      if (known === undefined) return;
      const gone = mayBeGone(place, book, version);
      if (hash === null) {
        if (!gone) violation(`${place}: ${version} was published, and history does not have it`);
      } else {
        if (known.hash !== null && known.hash !== hash && !gone) {
          violation(`${place}: ${version} has other bytes in history than before`);
        }
        known.hash = hash;
      }
    },

    versionsToldOf: (place) => [...bookOf(place).versions.keys()].sort().reverse()
  };
}

/** An environment of a pull request. */
export function isPreview(place: string): boolean {
  return place.includes('/pr-');
}
