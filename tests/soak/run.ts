/**
 * npm run soak -- --minutes 10 [--store folder|versitygw|moto] [--seed N]
 *
 * Puts the registry under load on each store, or on one, and prints what was done, what was broken on purpose, and what was not as promised.
 * Exits with 1 when something was not.
 */
import { parseArgs } from 'node:util';
// @ts-expect-error: the tools are plain JavaScript, so that they run before anything is installed
import { ensureTools } from '../../scripts/tools.mjs';
import { renderReport } from './figures.ts';
import { STORES, type StoreName } from './site.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    store: { type: 'string', multiple: true, default: [...STORES] },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) }
  }
});
const stores = values.store.filter((name): name is StoreName => STORES.some((store) => store === name));
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (stores.length < values.store.length || !(minutes > 0) || !Number.isInteger(seed)) {
  console.error(`Usage: npm run soak -- --minutes N [--store ${STORES.join('|')}] [--seed N]`);
  process.exit(2);
}

await (ensureTools as (names: readonly string[]) => Promise<void>)(stores.filter((store) => store !== 'folder'));
for (const store of stores) {
  console.log(`${store}: ${minutes} min, seed ${seed}`);
  const report = await soak(store, { seed, milliseconds: minutes * 60_000, log: console.log });
  console.log(renderReport(report));
  if (report.violations.length > 0) process.exitCode = 1;
}
