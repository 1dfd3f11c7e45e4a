-- What must hold today on SQLite; applied again at every start.
DROP TRIGGER IF EXISTS acts_never_change;
DROP TRIGGER IF EXISTS acts_never_leave;
DROP TRIGGER IF EXISTS papers_never_change;
DROP TRIGGER IF EXISTS papers_never_leave;
CREATE TRIGGER acts_never_change BEFORE UPDATE ON acts
BEGIN SELECT RAISE(ABORT, 'acts: the book is append-only'); END;
CREATE TRIGGER acts_never_leave BEFORE DELETE ON acts
BEGIN SELECT RAISE(ABORT, 'acts: the book is append-only'); END;
CREATE TRIGGER papers_never_change BEFORE UPDATE ON papers
BEGIN SELECT RAISE(ABORT, 'papers: an issued paper is never changed'); END;
CREATE TRIGGER papers_never_leave BEFORE DELETE ON papers
BEGIN SELECT RAISE(ABORT, 'papers: an issued paper is never removed'); END;
