CREATE ROLE shop LOGIN PASSWORD 'petal-17';
CREATE ROLE dispatch LOGIN PASSWORD 'parcel-42';
CREATE DATABASE shop;
\connect shop
CREATE TABLE numbers (series text PRIMARY KEY, last integer NOT NULL);
CREATE TABLE orders (
  id integer GENERATED ALWAYS AS IDENTITY (START WITH 1001) PRIMARY KEY,
  invoice integer NOT NULL UNIQUE, product integer NOT NULL, customer text NOT NULL, placed timestamptz NOT NULL DEFAULT now());
CREATE TABLE notes (
  number integer PRIMARY KEY, order_id integer NOT NULL UNIQUE REFERENCES orders,
  written timestamptz NOT NULL DEFAULT now(), tracking text, sent timestamptz);
INSERT INTO orders (invoice, product, customer, placed)
  SELECT 50000 + n, 1 + n * 7 % 60, 'c-' || (1000 + n * 13 % 700), now() - (900 - n) * interval '3 minutes' FROM generate_series(1, 900) n;
INSERT INTO notes SELECT 50900 + n, 1000 + n, now() - (900 - n) * interval '3 minutes', 'FW' || (770000 + n),
  CASE n WHEN 897 THEN now() ELSE now() - (900 - n) * interval '3 minutes' END FROM generate_series(1, 897) n;
INSERT INTO numbers VALUES ('documents', 51797);
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO shop, dispatch;
