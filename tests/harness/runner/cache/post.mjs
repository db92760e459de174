import { existsSync } from 'node:fs';

const { INPUT_KEY, INPUT_PATH, STATE_hit } = process.env;
if (STATE_hit !== INPUT_KEY && existsSync(INPUT_PATH)) {
  const { saveCache } = await import(process.env.CACHE_CLIENT);
  await saveCache([INPUT_PATH], INPUT_KEY);
  console.log(`Saved ${INPUT_KEY}`);
}
