import { sync } from '../index.js';
await sync();
