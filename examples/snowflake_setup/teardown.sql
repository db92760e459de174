-- Removes all that the other files made, data included. Run again, it changes nothing.
-- The warehouses may serve others: they go last, and are better left out where they do.

use role securityadmin;

drop user if exists DBT_UP_USER;
drop user if exists DBT_DOWN_USER;
drop user if exists DBT_DOWN_LOOM_USER;
drop user if exists DBT_DOWN_PACKAGE_USER;

drop role if exists DBT_UP_ROLE;
drop role if exists DBT_DOWN_ROLE;
drop role if exists DBT_DOWN_LOOM_ROLE;
drop role if exists DBT_DOWN_PACKAGE_ROLE;

use role sysadmin;

drop database if exists DBT_DOWN_PACKAGE_PROD;
drop database if exists DBT_DOWN_LOOM_PROD;
drop database if exists DBT_DOWN_PROD;
drop database if exists DBT_UP_PROD;

drop warehouse if exists DEV_WH;
drop warehouse if exists PROD_WH;
