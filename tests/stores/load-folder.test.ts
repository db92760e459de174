import { startFolders } from './folder.ts';
import { underLoad } from './load.ts';

underLoad('a folder', startFolders);
