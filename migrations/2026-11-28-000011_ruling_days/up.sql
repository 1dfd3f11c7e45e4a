ALTER TABLE rulings ADD COLUMN received_on DATE;
ALTER TABLE rulings ADD COLUMN notified_on DATE;
