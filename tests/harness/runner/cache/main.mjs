import { appendFileSync } from 'node:fs';

const { GITHUB_STATE, INPUT_KEY, INPUT_PATH } = process.env;
const others = (process.env['INPUT_RESTORE-KEYS'] ?? '').split('\n').filter(Boolean);
const { restoreCache } = await import(process.env.CACHE_CLIENT);
const hit = await restoreCache([INPUT_PATH], INPUT_KEY, others);
console.log(hit ? `Restored ${hit}` : `Nothing is kept as ${INPUT_KEY}`);
appendFileSync(GITHUB_STATE, `hit=${hit ?? ''}\n`);
