-- Who did it, where it was not the account itself, and what it was and became.

ALTER TABLE sign_ins ADD COLUMN actor text;
ALTER TABLE sign_ins ADD COLUMN was text;
ALTER TABLE sign_ins ADD COLUMN became text;
