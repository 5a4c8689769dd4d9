-- A log as the release with schema version 1 made it, four events by three commands. Never changed.
CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  type_id INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  occurred_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  authority TEXT NOT NULL,
  clear TEXT NOT NULL,
  clock_suspect INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  on_behalf_of TEXT,
  command_id TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  causation_id TEXT,
  source TEXT NOT NULL,
  leaf BLOB NOT NULL,
  previous BLOB NOT NULL,
  sealed TEXT,
  UNIQUE (stream_id, revision)
) STRICT;
CREATE TABLE commands (
  command_id TEXT PRIMARY KEY,
  body_hash TEXT NOT NULL,
  stream_id INTEGER NOT NULL,
  first_revision INTEGER NOT NULL,
  first_position INTEGER NOT NULL,
  events INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE blanking (position INTEGER PRIMARY KEY) STRICT;
INSERT INTO streams VALUES (1, 'plan-1');
INSERT INTO streams VALUES (2, 'plan-2');
INSERT INTO types VALUES (1, 'AdviceRequested');
INSERT INTO types VALUES (2, 'AdviceReceived');
INSERT INTO events VALUES (1, 1, 0, 1, 1, '2026-02-27', '2026-03-01T10:00:00.000Z', '301', '{"n":0}', 0, '45e0a90a-3dfc-8add-9868-f95d53e4474a', 'u-1', 'caseworker', NULL, 'c-1', 'c-1', NULL, 'user', X'09dc13bc0dcd88d08a20c7b76eb4875b40238d02bd48c9360d6c5788196609dd', X'0000000000000000000000000000000000000000000000000000000000000000', NULL);
INSERT INTO events VALUES (2, 1, 1, 2, 1, '2026-02-27', '2026-03-01T10:00:00.000Z', '301', '{"n":1}', 0, '099b6a8a-d73d-80fb-a1fd-b1f23f0bd22e', 'u-2', 'manager', 'u-1', 'c-1', 'c-1', NULL, 'user', X'e1deb17d5d515dc318d602c07c8b5edeffc392c0526b65f4cd65f563180c2a4a', X'09dc13bc0dcd88d08a20c7b76eb4875b40238d02bd48c9360d6c5788196609dd', NULL);
INSERT INTO events VALUES (3, 2, 0, 1, 1, '2026-02-27', '2026-03-01T10:00:01.000Z', '301', '{"n":0}', 0, 'e9450f61-2386-8b94-a323-eee51dded92b', 'u-1', 'caseworker', NULL, 'c-2', 'c-2', NULL, 'user', X'f8563f3390640c8c249d657b86513786a836c0c0c0801f34abfbaa39580b3a78', X'0000000000000000000000000000000000000000000000000000000000000000', NULL);
INSERT INTO events VALUES (4, 1, 2, 1, 1, '2026-02-27', '2026-03-01T10:00:02.000Z', '301', '{"n":0}', 0, '85b8ba54-ac7d-85cd-98dd-87e5e4778b70', 'u-1', 'caseworker', NULL, 'c-3', 'c-3', NULL, 'user', X'108c306f148dc4498a6a43563feda34b234572ddf75cdf5bf516af8c05caaf1c', X'e1deb17d5d515dc318d602c07c8b5edeffc392c0526b65f4cd65f563180c2a4a', NULL);
INSERT INTO commands VALUES ('c-1', 'a0e8b6935205c6bf62b5ad3ad916398df21d044aacfe1d8411189af792dee194', 1, 0, 1, 2);
INSERT INTO commands VALUES ('c-2', 'h-2', 2, 0, 3, 1);
INSERT INTO commands VALUES ('c-3', '6f77643a5a277563a592698df577d18db42d9a61b6e3d3b587bcdd17ea9426ee', 1, 2, 4, 1);
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_not_updated BEFORE UPDATE OF position, stream_id, revision, type_id, schema, occurred_on,
  recorded_at, authority, clear, clock_suspect, event_id, actor_id, actor_role, on_behalf_of, command_id,
  correlation_id, causation_id, source, leaf, previous ON events
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER sealed_is_only_blanked BEFORE UPDATE OF sealed ON events
  WHEN OLD.position NOT IN (SELECT position FROM blanking)
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
  WHEN NEW.position <= (SELECT coalesce(max(position), 0) FROM events)
    OR EXISTS (SELECT 1 FROM events WHERE stream_id = NEW.stream_id AND revision = NEW.revision)
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER commands_are_not_deleted BEFORE DELETE ON commands
  BEGIN SELECT RAISE(ABORT, 'commands are append-only'); END;
CREATE TRIGGER commands_are_not_updated BEFORE UPDATE ON commands
  BEGIN SELECT RAISE(ABORT, 'commands are append-only'); END;
CREATE TRIGGER streams_are_not_deleted BEFORE DELETE ON streams
  BEGIN SELECT RAISE(ABORT, 'streams are append-only'); END;
CREATE TRIGGER streams_are_not_updated BEFORE UPDATE ON streams
  BEGIN SELECT RAISE(ABORT, 'streams are append-only'); END;
CREATE TRIGGER types_are_not_deleted BEFORE DELETE ON types
  BEGIN SELECT RAISE(ABORT, 'types are append-only'); END;
CREATE TRIGGER types_are_not_updated BEFORE UPDATE ON types
  BEGIN SELECT RAISE(ABORT, 'types are append-only'); END;
PRAGMA application_id = 1162363749;
PRAGMA user_version = 1;
