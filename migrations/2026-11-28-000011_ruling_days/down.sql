ALTER TABLE rulings DROP COLUMN notified_on;
ALTER TABLE rulings DROP COLUMN received_on;
