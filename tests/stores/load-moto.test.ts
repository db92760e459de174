import { startMoto } from './s3-server.ts';
import { underLoad } from './load.ts';

underLoad('moto', startMoto);
