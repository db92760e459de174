import { engine } from '../../harness/dbt.ts';
import { outOfReach } from './table.ts';

outOfReach(engine('core-1.6'));
