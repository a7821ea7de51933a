-- Roles belong to the whole server, so another database may have made them. Nobody signs in as one: a transaction takes one on.
-- calling_reader reads what the asking person may see; calling_actor also marks and claims; calling_recorder writes facts and removes old ones.
DO $$
DECLARE needed text;
BEGIN
  FOREACH needed IN ARRAY ARRAY['calling_reader', 'calling_actor', 'calling_recorder'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- It is there: that is all we want.
    END;
    IF NOT pg_has_role(current_user, needed, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', needed);
    END IF;
  END LOOP;
END $$;

-- One row per attempt. Ids are UUIDs of version 7: a range of ids is a range of time, so the partitions leave call_id the primary key.
CREATE TABLE call_attempts (
  call_id uuid PRIMARY KEY,
  caller_id text NOT NULL,
  caller_name text NOT NULL,
  caller_is_admin boolean NOT NULL,
  callee_id text NOT NULL,
  callee_name text NOT NULL,
  callee_is_admin boolean NOT NULL,
  type text NOT NULL,
  outcome text NOT NULL,
  cause text NOT NULL,
  started_at timestamptz NOT NULL,
  ringing_at timestamptz,
  answered_at timestamptz,
  connected_at timestamptz,
  ended_at timestamptz NOT NULL,
  duration_seconds integer NOT NULL,
  timeline jsonb NOT NULL,
  caller_quality jsonb,
  callee_quality jsonb
) PARTITION BY RANGE (call_id);

-- The safety net: a row always finds a place, also when no month was made ahead.
CREATE TABLE call_attempts_default PARTITION OF call_attempts DEFAULT;

CREATE INDEX call_attempts_caller ON call_attempts (caller_id, call_id DESC);
CREATE INDEX call_attempts_callee ON call_attempts (callee_id, call_id DESC);
CREATE INDEX call_attempts_outcome ON call_attempts (outcome, call_id DESC);
-- Finds whether two people talked after a missed call.
CREATE INDEX call_attempts_talks ON call_attempts (caller_id, callee_id, answered_at) WHERE outcome IN ('completed', 'dropped');

-- What somebody missed; the id is the call's. For an admin's missed calls the row is also an entry of the admins' shared inbox.
CREATE TABLE missed_calls (
  id uuid PRIMARY KEY,
  caller_id text NOT NULL,
  caller_name text NOT NULL,
  callee_id text NOT NULL,
  callee_name text NOT NULL,
  callee_is_admin boolean NOT NULL,
  type text NOT NULL,
  reason text NOT NULL,
  attempted_at timestamptz NOT NULL,
  seen_at timestamptz,
  resolved_at timestamptz, -- the two talked
  state smallint NOT NULL DEFAULT 0, -- of the inbox: 0 open, 1 claimed, 2 resolved; the order in which it is shown
  claimed_by_id text,
  claimed_by_name text,
  claimed_at timestamptz,
  closed_by_id text, -- null while state is 2: it resolved itself
  closed_by_name text,
  closed_at timestamptz
);

CREATE INDEX missed_calls_callee ON missed_calls (callee_id, id DESC);
CREATE INDEX missed_calls_unseen ON missed_calls (callee_id) WHERE seen_at IS NULL;
CREATE INDEX missed_calls_unresolved ON missed_calls (caller_id, callee_id) WHERE resolved_at IS NULL;
CREATE INDEX missed_calls_inbox ON missed_calls (state, id DESC) WHERE callee_is_admin;

CREATE TABLE inbox_notes (
  id uuid PRIMARY KEY,
  missed_id uuid NOT NULL REFERENCES missed_calls ON DELETE CASCADE,
  at timestamptz NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  text text NOT NULL
);

CREATE INDEX inbox_notes_missed ON inbox_notes (missed_id, id);

GRANT USAGE ON SCHEMA public TO calling_reader, calling_actor, calling_recorder;
GRANT SELECT ON call_attempts, missed_calls, inbox_notes TO calling_reader, calling_actor;
GRANT UPDATE (seen_at, state, claimed_by_id, claimed_by_name, claimed_at, closed_by_id, closed_by_name, closed_at) ON missed_calls TO calling_actor;
GRANT INSERT ON inbox_notes TO calling_actor;
GRANT SELECT, INSERT ON call_attempts TO calling_recorder;
GRANT SELECT, INSERT, UPDATE, DELETE ON missed_calls TO calling_recorder;

-- FORCE: the owner of the tables is held to the policies too. Without a person set there are no rows.
-- Settings are asked for in a sub-select, so once a query; and so the planner expects an admin to see many rows, and walks an index.
-- The owner is a member of all three roles, which would make a policy of theirs its own: the recorder's look at the current role.
ALTER TABLE call_attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE missed_calls ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE inbox_notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own_attempts ON call_attempts FOR SELECT TO calling_reader, calling_actor USING (
  (SELECT current_setting('calling.role', true) = 'admin')
  OR caller_id = (SELECT current_setting('calling.user_id', true))
  OR callee_id = (SELECT current_setting('calling.user_id', true)));
CREATE POLICY record_attempts ON call_attempts TO calling_recorder USING (current_user = 'calling_recorder');

CREATE POLICY own_missed ON missed_calls FOR SELECT TO calling_reader, calling_actor USING (
  (SELECT current_setting('calling.role', true) = 'admin')
  OR callee_id = (SELECT current_setting('calling.user_id', true)));
CREATE POLICY change_missed ON missed_calls FOR UPDATE TO calling_actor USING (
  callee_id = (SELECT current_setting('calling.user_id', true))
  OR (callee_is_admin AND (SELECT current_setting('calling.role', true) = 'admin')));
CREATE POLICY record_missed ON missed_calls TO calling_recorder USING (current_user = 'calling_recorder');

CREATE POLICY admins_notes ON inbox_notes TO calling_reader, calling_actor USING ((SELECT current_setting('calling.role', true) = 'admin'));
