import { main } from '../thread.ts';

await main();
