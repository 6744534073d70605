-- The photo that somebody chose to show to those who may read about them. The file goes with the row.
create table identity.photo (
  person_id     uuid primary key references directory.person on delete cascade,
  attachment_id uuid not null unique references kernel.attachment on delete cascade,
  put_at        timestamptz not null default now()
);
create trigger photo_gone after delete or update of attachment_id on identity.photo
  for each row execute function kernel.let_go();
