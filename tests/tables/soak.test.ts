/** The registry under load, briefly: `npm run soak` is the same for as long as one likes. */
import { expect, test } from '@jest/globals';
import { WHOLE } from '../harness/dbt.ts';
import { STORES } from '../soak/site.ts';
import { soak } from '../soak/soak.ts';

const SECONDS = WHOLE ? 60 : 10;

/** To repeat a run as far as chance goes, give the seed in the name of the test. */
const SEED = Number(process.env['DBT_MESH_SEED'] ?? Date.now() % 1_000_000);

test.each(STORES)(
  `on %s, whatever is killed or fails, nothing is seen that is not as promised (seed ${SEED})`,
  async (store) => {
    const report = await soak(store, { seed: SEED, milliseconds: SECONDS * 1_000, log: () => undefined });
    expect(report.violations).toEqual([]);
    expect(report.operations['read-latest']).toBeGreaterThan(0);
    expect(report.operations['publish (command)']).toBeGreaterThan(0);
  },
  SECONDS * 1_000 + 120_000
);
