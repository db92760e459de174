-- What the other files make, checked: one row per check, PASS or FAIL, the failures first.
-- Run it after the other three, as ACCOUNTADMIN, who sees all grants; it writes to a temporary table alone.
-- A statement that fails instead names the database, schema or role that is not there at all.

use role accountadmin;
use warehouse DEV_WH;
use schema DBT_UP_PROD.STAGING;

create or replace temporary table DBT_MESH_CHECKS (CHECK_NAME varchar, RESULT varchar);

-- Databases, schemas, warehouses.

show databases;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'database DBT_UP_PROD', iff(count_if("name" = 'DBT_UP_PROD') > 0, 'PASS', 'FAIL') from found
union all
select 'database DBT_DOWN_PROD', iff(count_if("name" = 'DBT_DOWN_PROD') > 0, 'PASS', 'FAIL') from found
union all
select 'database DBT_DOWN_LOOM_PROD', iff(count_if("name" = 'DBT_DOWN_LOOM_PROD') > 0, 'PASS', 'FAIL') from found
union all
select 'database DBT_DOWN_PACKAGE_PROD', iff(count_if("name" = 'DBT_DOWN_PACKAGE_PROD') > 0, 'PASS', 'FAIL') from found;

show schemas in database DBT_UP_PROD;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'schema DBT_UP_PROD.RAW', iff(count_if("name" = 'RAW') > 0, 'PASS', 'FAIL') from found
union all
select 'schema DBT_UP_PROD.STAGING', iff(count_if("name" = 'STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'schema DBT_UP_PROD.MARTS', iff(count_if("name" = 'MARTS') > 0, 'PASS', 'FAIL') from found;

show schemas in database DBT_DOWN_PROD;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'schema DBT_DOWN_PROD.STAGING', iff(count_if("name" = 'STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'schema DBT_DOWN_PROD.MARTS', iff(count_if("name" = 'MARTS') > 0, 'PASS', 'FAIL') from found;

show schemas in database DBT_DOWN_LOOM_PROD;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'schema DBT_DOWN_LOOM_PROD.STAGING', iff(count_if("name" = 'STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'schema DBT_DOWN_LOOM_PROD.MARTS', iff(count_if("name" = 'MARTS') > 0, 'PASS', 'FAIL') from found;

show schemas in database DBT_DOWN_PACKAGE_PROD;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'schema DBT_DOWN_PACKAGE_PROD.STAGING', iff(count_if("name" = 'STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'schema DBT_DOWN_PACKAGE_PROD.MARTS', iff(count_if("name" = 'MARTS') > 0, 'PASS', 'FAIL') from found;

show warehouses;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'warehouse DEV_WH suspends itself', iff(count_if("name" = 'DEV_WH' and "auto_suspend" <= 60) > 0, 'PASS', 'FAIL') from found
union all
select 'warehouse PROD_WH suspends itself', iff(count_if("name" = 'PROD_WH' and "auto_suspend" <= 60) > 0, 'PASS', 'FAIL') from found;

-- Roles and users.

show roles;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'role DBT_UP_ROLE', iff(count_if("name" = 'DBT_UP_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'role DBT_DOWN_ROLE', iff(count_if("name" = 'DBT_DOWN_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'role DBT_DOWN_LOOM_ROLE', iff(count_if("name" = 'DBT_DOWN_LOOM_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'role DBT_DOWN_PACKAGE_ROLE', iff(count_if("name" = 'DBT_DOWN_PACKAGE_ROLE') > 0, 'PASS', 'FAIL') from found;

show users;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'user DBT_UP_USER signs in by key pair', iff(count_if("name" = 'DBT_UP_USER' and "has_rsa_public_key" = 'true') > 0, 'PASS', 'FAIL') from found
union all
select 'user DBT_DOWN_USER signs in by key pair', iff(count_if("name" = 'DBT_DOWN_USER' and "has_rsa_public_key" = 'true') > 0, 'PASS', 'FAIL') from found
union all
select 'user DBT_DOWN_LOOM_USER signs in by key pair', iff(count_if("name" = 'DBT_DOWN_LOOM_USER' and "has_rsa_public_key" = 'true') > 0, 'PASS', 'FAIL') from found
union all
select 'user DBT_DOWN_PACKAGE_USER signs in by key pair', iff(count_if("name" = 'DBT_DOWN_PACKAGE_USER' and "has_rsa_public_key" = 'true') > 0, 'PASS', 'FAIL') from found;

-- What each role may do: build in its own database, read MARTS of the upstream, and nothing else of it.

show grants to role DBT_UP_ROLE;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'DBT_UP_ROLE has DEV_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'DEV_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_UP_ROLE has PROD_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'PROD_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_UP_ROLE builds in DBT_UP_PROD.STAGING', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_UP_PROD.STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_UP_ROLE builds in DBT_UP_PROD.MARTS', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_UP_PROD.MARTS') > 0, 'PASS', 'FAIL') from found;

show grants to role DBT_DOWN_ROLE;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'DBT_DOWN_ROLE has DEV_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'DEV_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_ROLE has PROD_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'PROD_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_ROLE builds in DBT_DOWN_PROD.STAGING', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_DOWN_PROD.STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_ROLE builds in DBT_DOWN_PROD.MARTS', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_DOWN_PROD.MARTS') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_ROLE uses DBT_UP_PROD.MARTS', iff(count_if("privilege" = 'USAGE' and "name" = 'DBT_UP_PROD.MARTS') > 0, 'PASS', 'FAIL') from found;

show grants to role DBT_DOWN_ROLE;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
select 'DBT_DOWN_ROLE can neither see nor write what is private to dbt_up', iff(count(*) = 0, 'PASS', 'FAIL')
from table(result_scan(last_query_id()))
where
    "name" like 'DBT_UP_PROD%'
    and not ("privilege" = 'USAGE' and "name" in ('DBT_UP_PROD', 'DBT_UP_PROD.MARTS'))
    and not ("privilege" = 'SELECT' and "name" like 'DBT_UP_PROD.MARTS.%');

show grants to role DBT_DOWN_LOOM_ROLE;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'DBT_DOWN_LOOM_ROLE has DEV_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'DEV_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_LOOM_ROLE has PROD_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'PROD_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_LOOM_ROLE builds in DBT_DOWN_LOOM_PROD.STAGING', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_DOWN_LOOM_PROD.STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_LOOM_ROLE builds in DBT_DOWN_LOOM_PROD.MARTS', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_DOWN_LOOM_PROD.MARTS') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_LOOM_ROLE uses DBT_UP_PROD.MARTS', iff(count_if("privilege" = 'USAGE' and "name" = 'DBT_UP_PROD.MARTS') > 0, 'PASS', 'FAIL') from found;

show grants to role DBT_DOWN_LOOM_ROLE;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
select 'DBT_DOWN_LOOM_ROLE can neither see nor write what is private to dbt_up', iff(count(*) = 0, 'PASS', 'FAIL')
from table(result_scan(last_query_id()))
where
    "name" like 'DBT_UP_PROD%'
    and not ("privilege" = 'USAGE' and "name" in ('DBT_UP_PROD', 'DBT_UP_PROD.MARTS'))
    and not ("privilege" = 'SELECT' and "name" like 'DBT_UP_PROD.MARTS.%');

show grants to role DBT_DOWN_PACKAGE_ROLE;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'DBT_DOWN_PACKAGE_ROLE has DEV_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'DEV_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_PACKAGE_ROLE has PROD_WH', iff(count_if("privilege" = 'USAGE' and "granted_on" = 'WAREHOUSE' and "name" = 'PROD_WH') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_PACKAGE_ROLE builds in DBT_DOWN_PACKAGE_PROD.STAGING', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_DOWN_PACKAGE_PROD.STAGING') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_PACKAGE_ROLE builds in DBT_DOWN_PACKAGE_PROD.MARTS', iff(count_if("privilege" = 'CREATE TABLE' and "name" = 'DBT_DOWN_PACKAGE_PROD.MARTS') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_PACKAGE_ROLE uses DBT_UP_PROD.MARTS', iff(count_if("privilege" = 'USAGE' and "name" = 'DBT_UP_PROD.MARTS') > 0, 'PASS', 'FAIL') from found;

show grants to role DBT_DOWN_PACKAGE_ROLE;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
select 'DBT_DOWN_PACKAGE_ROLE can neither see nor write what is private to dbt_up', iff(count(*) = 0, 'PASS', 'FAIL')
from table(result_scan(last_query_id()))
where
    "name" like 'DBT_UP_PROD%'
    and not ("privilege" = 'USAGE' and "name" in ('DBT_UP_PROD', 'DBT_UP_PROD.MARTS'))
    and not ("privilege" = 'SELECT' and "name" like 'DBT_UP_PROD.MARTS.%');

-- Tables that dbt is yet to make in MARTS.

show future grants in schema DBT_UP_PROD.MARTS;
insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
with found as (select * from table(result_scan(last_query_id())))
select 'DBT_DOWN_ROLE reads future tables of MARTS', iff(count_if("privilege" = 'SELECT' and "grant_on" = 'TABLE' and "grantee_name" = 'DBT_DOWN_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_ROLE reads future views of MARTS', iff(count_if("privilege" = 'SELECT' and "grant_on" = 'VIEW' and "grantee_name" = 'DBT_DOWN_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_LOOM_ROLE reads future tables of MARTS', iff(count_if("privilege" = 'SELECT' and "grant_on" = 'TABLE' and "grantee_name" = 'DBT_DOWN_LOOM_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_LOOM_ROLE reads future views of MARTS', iff(count_if("privilege" = 'SELECT' and "grant_on" = 'VIEW' and "grantee_name" = 'DBT_DOWN_LOOM_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_PACKAGE_ROLE reads future tables of MARTS', iff(count_if("privilege" = 'SELECT' and "grant_on" = 'TABLE' and "grantee_name" = 'DBT_DOWN_PACKAGE_ROLE') > 0, 'PASS', 'FAIL') from found
union all
select 'DBT_DOWN_PACKAGE_ROLE reads future views of MARTS', iff(count_if("privilege" = 'SELECT' and "grant_on" = 'VIEW' and "grantee_name" = 'DBT_DOWN_PACKAGE_ROLE') > 0, 'PASS', 'FAIL') from found;

-- Data.

insert into DBT_MESH_CHECKS (CHECK_NAME, RESULT)
select 'ten orders', iff(count(*) = 10, 'PASS', 'FAIL') from DBT_UP_PROD.RAW.RAW_ORDERS
union all
select 'six customers', iff(count(*) = 6, 'PASS', 'FAIL') from DBT_UP_PROD.RAW.RAW_CUSTOMERS
union all
select 'ids of orders are unique', iff(count(*) = count(distinct ID), 'PASS', 'FAIL') from DBT_UP_PROD.RAW.RAW_ORDERS
union all
select 'every order has a customer', iff(count(*) = 0, 'PASS', 'FAIL')
from DBT_UP_PROD.RAW.RAW_ORDERS as orders
where not exists (select 1 from DBT_UP_PROD.RAW.RAW_CUSTOMERS as customers where customers.ID = orders.CUSTOMER_ID)
union all
select 'the orders are worth 2375.46', iff(sum(AMOUNT) = 2375.46, 'PASS', 'FAIL') from DBT_UP_PROD.RAW.RAW_ORDERS;

select CHECK_NAME, RESULT from DBT_MESH_CHECKS order by RESULT, CHECK_NAME;
