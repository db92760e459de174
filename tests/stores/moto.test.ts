import { conformance } from './conformance.ts';
import { startMoto } from './s3-server.ts';

conformance('moto', startMoto);
