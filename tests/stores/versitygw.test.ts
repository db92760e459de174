import { conformance } from './conformance.ts';
import { startVersitygw } from './s3-server.ts';

conformance('versitygw', startVersitygw);
