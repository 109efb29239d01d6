CREATE ROLE tickets LOGIN PASSWORD 'curtain-3';
CREATE ROLE dashboard LOGIN PASSWORD 'figures-8';
CREATE ROLE ledger LOGIN PASSWORD 'pennies-5';
CREATE ROLE dba LOGIN SUPERUSER PASSWORD 'upright-piano-61';
CREATE DATABASE boxoffice;
\connect boxoffice
CREATE TABLE events (id integer PRIMARY KEY, name text NOT NULL, seats integer NOT NULL, sold integer NOT NULL);
CREATE TABLE tickets (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event integer NOT NULL REFERENCES events,
  seat integer NOT NULL, customer text NOT NULL, sold timestamptz NOT NULL DEFAULT now(), UNIQUE (event, seat));
INSERT INTO events SELECT n, 'Event ' || n, 100000, 0 FROM generate_series(1, 10) n;
INSERT INTO events SELECT n, 'Event ' || n, 120, 120 FROM generate_series(11, 13) n;
INSERT INTO tickets (event, seat, customer, sold)
  SELECT e, s, 'c-' || (1000 + s * 7 % 900), now() - interval '2 days' FROM generate_series(11, 13) e, generate_series(1, 120) s;
-- Looks through the plan of the hall, which takes its time.
CREATE FUNCTION best_seat(event integer) RETURNS void LANGUAGE sql AS 'SELECT pg_sleep(0.2)';
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO tickets;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO dashboard, ledger;
