-- Ten orders and six customers: what the shop exports, and what `dbt run-operation load_raw_data` writes too.
-- Made anew each time, always the same rows. Run as DBT_UP_ROLE or as the owner of RAW, never as both: who makes the tables first owns them.

use role dbt_up_role;
use warehouse DEV_WH;

create or replace table DBT_UP_PROD.RAW.RAW_CUSTOMERS (
    ID integer not null,
    FULL_NAME varchar,
    EMAIL varchar
);

insert into DBT_UP_PROD.RAW.RAW_CUSTOMERS (ID, FULL_NAME, EMAIL)
values
    (1, 'Ada Lindqvist', 'ada@example.com'),
    (2, 'Bruno Costa', 'bruno@example.com'),
    (3, 'Chen Wei', 'chen@example.com'),
    (4, 'Dina Haddad', 'dina@example.com'),
    (5, 'Emil Novak', 'emil@example.com'),
    (6, 'Fatou Diop', 'fatou@example.com');

create or replace table DBT_UP_PROD.RAW.RAW_ORDERS (
    ID integer not null,
    CUSTOMER_ID integer not null,
    STATUS varchar,
    AMOUNT number(10, 2),
    CREATED_AT timestamp_ntz
);

insert into DBT_UP_PROD.RAW.RAW_ORDERS (ID, CUSTOMER_ID, STATUS, AMOUNT, CREATED_AT)
values
    (1, 1, 'COMPLETED', 250.00, '2026-01-05 09:15:00'),
    (2, 2, 'COMPLETED', 150.00, '2026-01-06 14:30:00'),
    (3, 1, 'SHIPPED', 75.50, '2026-01-08 18:05:10'),
    (4, 3, 'COMPLETED', 200.00, '2026-01-11 00:00:00'),
    (5, 4, 'PLACED', 100.00, '2026-01-14 11:45:00'),
    (6, 2, 'RETURNED', 200.01, '2026-01-17 08:20:30'),
    (7, 5, 'COMPLETED', 100.01, '2026-01-20 23:59:59'),
    (8, 6, 'CANCELLED', 0.00, '2026-01-22 10:00:00'),
    (9, 3, 'SHIPPED', 1249.99, '2026-01-27 16:40:00'),
    (10, 4, 'PLACED', 49.95, '2026-01-31 12:10:00');
