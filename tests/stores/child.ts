// One process among many, on a registry in a folder.
// `create ROOT KEY BODY` says `created` or `conflict`; `hold FILE` takes the lock, says `held`, and stays.
import { Conflict } from '../../shared/domain/index.ts';
import { takeLock } from '../../shared/registry/folder-lock.ts';
import { openStore } from '../../shared/registry/index.ts';
import { realClock } from './clocks.ts';

const [, , verb, ...operands] = process.argv;
const [first = '', second = '', third = ''] = operands;

switch (verb) {
  case 'create':
    console.log(await create(first, second, third));
    break;
  case 'hold':
    await takeLock(first, realClock);
    console.log('held');
    setInterval(() => undefined, 60_000);
    break;
  default:
    throw new RangeError(`no verb ${verb}`);
}

async function create(root: string, key: string, body: string): Promise<'created' | 'conflict'> {
  const store = await openStore({ registry: root }, realClock);
  try {
    await store.create(key, Buffer.from(body));
    return 'created';
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    throw error;
  }
}
