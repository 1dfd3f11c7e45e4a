CREATE INDEX acts_by_kind ON acts (agency, kind);
