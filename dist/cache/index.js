import { cache } from '../index.js';
await cache();
