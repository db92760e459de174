import { main } from '../cache-thread.ts';

await main();
