import { appendFileSync } from 'node:fs';

const { GITHUB_STATE, INPUT_KEY: key, INPUT_PATH: path } = process.env;
const others = (process.env['INPUT_RESTORE-KEYS'] ?? '').split('\n').filter(Boolean);
const { restoreCache } = await import(process.env.CACHE_CLIENT);
const hit = await restoreCache([path], key, others);
console.log(hit ? `Restored ${hit}` : `Nothing is kept as ${key}`);
appendFileSync(GITHUB_STATE, `path=${path}\nkey=${key}\nhit=${hit ?? ''}\n`);
