-- What must hold today on PostgreSQL; applied again at every start.
CREATE OR REPLACE FUNCTION niemphong_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: append-only', TG_TABLE_NAME;
END $$;
DROP TRIGGER IF EXISTS acts_never_change ON acts;
DROP TRIGGER IF EXISTS acts_never_emptied ON acts;
DROP TRIGGER IF EXISTS papers_never_change ON papers;
DROP TRIGGER IF EXISTS papers_never_emptied ON papers;
CREATE TRIGGER acts_never_change BEFORE UPDATE OR DELETE ON acts
FOR EACH ROW EXECUTE FUNCTION niemphong_append_only();
CREATE TRIGGER acts_never_emptied BEFORE TRUNCATE ON acts
FOR EACH STATEMENT EXECUTE FUNCTION niemphong_append_only();
CREATE TRIGGER papers_never_change BEFORE UPDATE OR DELETE ON papers
FOR EACH ROW EXECUTE FUNCTION niemphong_append_only();
CREATE TRIGGER papers_never_emptied BEFORE TRUNCATE ON papers
FOR EACH STATEMENT EXECUTE FUNCTION niemphong_append_only();
