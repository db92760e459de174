-- One role and one user for each project. A downstream's role reads DBT_UP_PROD.MARTS and nothing else of the upstream, and it writes to its
-- own database alone: what the mesh promises, the warehouse enforces.
-- There is no password here. The users are services, which sign in by key pair: setup_keypair_auth.sh makes one.
-- Run again, it changes nothing.

-- Roles and users.

use role useradmin;

create role if not exists DBT_UP_ROLE comment = 'dbt-mesh example: dbt_up';
create role if not exists DBT_DOWN_ROLE comment = 'dbt-mesh example: dbt_down';
create role if not exists DBT_DOWN_LOOM_ROLE comment = 'dbt-mesh example: dbt_down_loom';
create role if not exists DBT_DOWN_PACKAGE_ROLE comment = 'dbt-mesh example: dbt_down_package';

create user if not exists DBT_UP_USER
    type = service
    default_role = DBT_UP_ROLE
    default_warehouse = PROD_WH
    default_namespace = DBT_UP_PROD.MARTS
    comment = 'dbt-mesh example: builds dbt_up';
create user if not exists DBT_DOWN_USER
    type = service
    default_role = DBT_DOWN_ROLE
    default_warehouse = PROD_WH
    default_namespace = DBT_DOWN_PROD.MARTS
    comment = 'dbt-mesh example: builds dbt_down';
create user if not exists DBT_DOWN_LOOM_USER
    type = service
    default_role = DBT_DOWN_LOOM_ROLE
    default_warehouse = PROD_WH
    default_namespace = DBT_DOWN_LOOM_PROD.MARTS
    comment = 'dbt-mesh example: builds dbt_down_loom';
create user if not exists DBT_DOWN_PACKAGE_USER
    type = service
    default_role = DBT_DOWN_PACKAGE_ROLE
    default_warehouse = PROD_WH
    default_namespace = DBT_DOWN_PACKAGE_PROD.MARTS
    comment = 'dbt-mesh example: builds dbt_down_package';

-- Who has which role. SYSADMIN has them too, so that what they make is not out of its reach.

use role securityadmin;

grant role DBT_UP_ROLE to user DBT_UP_USER;
grant role DBT_DOWN_ROLE to user DBT_DOWN_USER;
grant role DBT_DOWN_LOOM_ROLE to user DBT_DOWN_LOOM_USER;
grant role DBT_DOWN_PACKAGE_ROLE to user DBT_DOWN_PACKAGE_USER;
grant role DBT_UP_ROLE to role SYSADMIN;
grant role DBT_DOWN_ROLE to role SYSADMIN;
grant role DBT_DOWN_LOOM_ROLE to role SYSADMIN;
grant role DBT_DOWN_PACKAGE_ROLE to role SYSADMIN;

-- Warehouses.

grant usage on warehouse DEV_WH to role DBT_UP_ROLE;
grant usage on warehouse PROD_WH to role DBT_UP_ROLE;
grant usage on warehouse DEV_WH to role DBT_DOWN_ROLE;
grant usage on warehouse PROD_WH to role DBT_DOWN_ROLE;
grant usage on warehouse DEV_WH to role DBT_DOWN_LOOM_ROLE;
grant usage on warehouse PROD_WH to role DBT_DOWN_LOOM_ROLE;
grant usage on warehouse DEV_WH to role DBT_DOWN_PACKAGE_ROLE;
grant usage on warehouse PROD_WH to role DBT_DOWN_PACKAGE_ROLE;

-- Each project builds in its own database. `create schema` is for the schemas of developers and of pull requests.

grant usage, create schema on database DBT_UP_PROD to role DBT_UP_ROLE;
grant usage, create table, create view on schema DBT_UP_PROD.STAGING to role DBT_UP_ROLE;
grant usage, create table, create view on schema DBT_UP_PROD.MARTS to role DBT_UP_ROLE;
grant usage, create schema on database DBT_DOWN_PROD to role DBT_DOWN_ROLE;
grant usage, create table, create view on schema DBT_DOWN_PROD.STAGING to role DBT_DOWN_ROLE;
grant usage, create table, create view on schema DBT_DOWN_PROD.MARTS to role DBT_DOWN_ROLE;
grant usage, create schema on database DBT_DOWN_LOOM_PROD to role DBT_DOWN_LOOM_ROLE;
grant usage, create table, create view on schema DBT_DOWN_LOOM_PROD.STAGING to role DBT_DOWN_LOOM_ROLE;
grant usage, create table, create view on schema DBT_DOWN_LOOM_PROD.MARTS to role DBT_DOWN_LOOM_ROLE;
grant usage, create schema on database DBT_DOWN_PACKAGE_PROD to role DBT_DOWN_PACKAGE_ROLE;
grant usage, create table, create view on schema DBT_DOWN_PACKAGE_PROD.STAGING to role DBT_DOWN_PACKAGE_ROLE;
grant usage, create table, create view on schema DBT_DOWN_PACKAGE_PROD.MARTS to role DBT_DOWN_PACKAGE_ROLE;

-- dbt_up reads what the shop exports, and fills it in these examples (`load_raw_data`).
grant usage, create table on schema DBT_UP_PROD.RAW to role DBT_UP_ROLE;
grant select on all tables in schema DBT_UP_PROD.RAW to role DBT_UP_ROLE;
grant select on future tables in schema DBT_UP_PROD.RAW to role DBT_UP_ROLE;

-- Downstream projects read MARTS of the upstream. dbt makes tables anew at each build, so the grants on what is to come are what counts.

grant usage on database DBT_UP_PROD to role DBT_DOWN_ROLE;
grant usage on schema DBT_UP_PROD.MARTS to role DBT_DOWN_ROLE;
grant select on all tables in schema DBT_UP_PROD.MARTS to role DBT_DOWN_ROLE;
grant select on future tables in schema DBT_UP_PROD.MARTS to role DBT_DOWN_ROLE;
grant select on all views in schema DBT_UP_PROD.MARTS to role DBT_DOWN_ROLE;
grant select on future views in schema DBT_UP_PROD.MARTS to role DBT_DOWN_ROLE;
grant usage on database DBT_UP_PROD to role DBT_DOWN_LOOM_ROLE;
grant usage on schema DBT_UP_PROD.MARTS to role DBT_DOWN_LOOM_ROLE;
grant select on all tables in schema DBT_UP_PROD.MARTS to role DBT_DOWN_LOOM_ROLE;
grant select on future tables in schema DBT_UP_PROD.MARTS to role DBT_DOWN_LOOM_ROLE;
grant select on all views in schema DBT_UP_PROD.MARTS to role DBT_DOWN_LOOM_ROLE;
grant select on future views in schema DBT_UP_PROD.MARTS to role DBT_DOWN_LOOM_ROLE;
grant usage on database DBT_UP_PROD to role DBT_DOWN_PACKAGE_ROLE;
grant usage on schema DBT_UP_PROD.MARTS to role DBT_DOWN_PACKAGE_ROLE;
grant select on all tables in schema DBT_UP_PROD.MARTS to role DBT_DOWN_PACKAGE_ROLE;
grant select on future tables in schema DBT_UP_PROD.MARTS to role DBT_DOWN_PACKAGE_ROLE;
grant select on all views in schema DBT_UP_PROD.MARTS to role DBT_DOWN_PACKAGE_ROLE;
grant select on future views in schema DBT_UP_PROD.MARTS to role DBT_DOWN_PACKAGE_ROLE;
