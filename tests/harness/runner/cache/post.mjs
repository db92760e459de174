import { existsSync } from 'node:fs';

const { STATE_hit: hit, STATE_key: key, STATE_path: path } = process.env;
if (hit !== key && existsSync(path)) {
  const { saveCache } = await import(process.env.CACHE_CLIENT);
  await saveCache([path], key);
  console.log(`Saved ${key}`);
}
