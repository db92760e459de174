import { startVersitygw } from './s3-server.ts';
import { underLoad } from './load.ts';

underLoad('versitygw', startVersitygw);
