-- Databases, schemas and warehouses of the examples: one database per project, one warehouse for production and one for development.
-- Run as a role that may create both, SYSADMIN as a rule. Run again, it changes nothing.

use role sysadmin;

create database if not exists DBT_UP_PROD comment = 'dbt-mesh example: the upstream, owned by dbt_up';
create schema if not exists DBT_UP_PROD.RAW comment = 'What the shop exports; dbt_up reads it';
create schema if not exists DBT_UP_PROD.STAGING comment = 'For dbt_up alone';
create schema if not exists DBT_UP_PROD.MARTS comment = 'Public models: what other projects may read';

create database if not exists DBT_DOWN_PROD comment = 'dbt-mesh example: reads dbt_up through sources';
create schema if not exists DBT_DOWN_PROD.STAGING;
create schema if not exists DBT_DOWN_PROD.MARTS;

create database if not exists DBT_DOWN_LOOM_PROD comment = 'dbt-mesh example: reads dbt_up through dbt-loom';
create schema if not exists DBT_DOWN_LOOM_PROD.STAGING;
create schema if not exists DBT_DOWN_LOOM_PROD.MARTS;

create database if not exists DBT_DOWN_PACKAGE_PROD comment = 'dbt-mesh example: reads dbt_up through a generated package';
create schema if not exists DBT_DOWN_PACKAGE_PROD.STAGING;
create schema if not exists DBT_DOWN_PACKAGE_PROD.MARTS;

-- The smallest size, off after a minute without work.
create warehouse if not exists DEV_WH
    warehouse_size = 'XSMALL'
    auto_suspend = 60
    auto_resume = true
    initially_suspended = true
    comment = 'dbt-mesh example: development';
create warehouse if not exists PROD_WH
    warehouse_size = 'XSMALL'
    auto_suspend = 60
    auto_resume = true
    initially_suspended = true
    comment = 'dbt-mesh example: production builds';
