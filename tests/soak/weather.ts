import { s3Error, type Seen, type Treatment } from '../stores/fault-proxy.ts';

/** How often each kind of fault befalls a request. */
const CHANCES: readonly (readonly [name: string, chance: number, make: Make])[] = [
  ['refused before it reached the store', 0.006, () => ({ kind: 'refuse' })],
  ['answer dropped after it landed', 0.006, () => ({ kind: 'drop' })],
  ['answered 500 after it landed', 0.006, () => ({ kind: 'fail' })],
  ['answered late', 0.005, (random) => ({ kind: 'hold', milliseconds: 200 + random() * 6_800 })],
  ['body cut off', 0.004, (_, { method }) => (method === 'GET' ? { kind: 'cut' } : null)],
  ['503 SlowDown', 0.006, () => answering(503, 'SlowDown')],
  ['409 to a write that did not land', 0.004, onWrites(409, 'ConditionalRequestConflict')],
  ['412 to a write that did not land', 0.004, onWrites(412, 'PreconditionFailed')]
];

/** The store is out of reach for a while, now and then. */
const OUTAGE = { name: 'refused in an outage', every: 45_000, longest: 4_000 };

type Make = (random: () => number, request: Seen) => Treatment | null;

export interface Weather {
  readonly treat: (request: Seen) => Treatment | null;
  /** Faults that were injected, by kind. */
  readonly injected: Readonly<Record<string, number>>;
  /** Lets everything through, or not. */
  readonly calm: (isCalm: boolean) => void;
}

/** What befalls the requests to an S3 store, drawn at random. */
export function badWeather(random: () => number, now: () => number): Weather {
  const injected: Record<string, number> = {};
  let isCalm = false;
  let outage = { from: now() + random() * OUTAGE.every, to: 0 };
  outage.to = outage.from + random() * OUTAGE.longest;

  const drawn = (request: Seen): readonly [string, Treatment] | null => {
    if (now() > outage.to) {
      const from = now() + random() * 2 * OUTAGE.every;
      outage = { from, to: from + random() * OUTAGE.longest };
    }
    if (now() >= outage.from) return [OUTAGE.name, { kind: 'refuse' }];
    let left = random();
    for (const [name, chance, make] of CHANCES) {
      left -= chance;
      if (left >= 0) continue;
      const treatment = make(random, request);
      return treatment === null ? null : [name, treatment];
    }
    return null;
  };

  return {
    injected,
    calm: (is) => (isCalm = is),
    treat(request) {
      const fault = isCalm ? null : drawn(request);
      if (fault === null) return null;
      const [name, treatment] = fault;
      injected[name] = (injected[name] ?? 0) + 1;
      return treatment;
    }
  };
}

function answering(status: number, code: string): Treatment {
  return { kind: 'answer', status, body: s3Error(code) };
}

function onWrites(status: number, code: string): Make {
  return (_, { method }) => (method === 'PUT' ? answering(status, code) : null);
}
