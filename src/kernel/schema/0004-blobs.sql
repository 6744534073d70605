-- Files that houses keep. The bytes are on a shelf (a folder, or S3), one copy for each content; a house holds an
-- attachment, and its rows refer to it.

-- One content. A row is written before its bytes are put on the shelf and goes before they are taken off it, so that
-- nothing is ever there without a row, or without a row of `blob_waste`.
create table kernel.blob (
  sha256      bytea primary key check (length(sha256) = 32),
  -- Where on the shelf. It differs each time a content is kept anew: what takes an old copy away cannot touch a new one.
  place       text not null unique,
  size        bigint not null check (size > 0),
  scanned_at  timestamptz,                        -- when a scanner last found nothing in it; null: no scanner then
  -- Since when perhaps nobody refers to it: the last time it was received, or that an attachment of it went.
  -- Null only while an attachment exists.
  loose_since timestamptz default now()
);
create index blob_loose_since_idx on kernel.blob (loose_since) where loose_since is not null;

-- Copies without a row any more, to be taken off the shelf: written with the row's end, deleted when it is done.
create table kernel.blob_waste (
  place text primary key,
  since timestamptz not null default now()
);

-- A file of a house, under the name that its sender gave. The house says who may read it.
create table kernel.attachment (
  id         uuid primary key default kernel.uuidv7(),
  sha256     bytea not null references kernel.blob,
  house      text not null check (house ~ '^[a-z][a-z-]*$'),
  kind       text not null check (kind ~ '^[a-z][a-z-]*$'),   -- of what, in the house's words
  payer      uuid not null,                       -- whose quota it is taken from: a person, a place
  name       text not null check (length(name) between 1 and 200),
  type       text not null,                       -- what the bytes are, for whoever gets them under this name
  size       bigint not null check (size > 0),
  created_at timestamptz not null default now()
);
create index attachment_sha256_idx on kernel.attachment (sha256);
create index attachment_payer_idx on kernel.attachment (payer);

-- How much each payer keeps. A row is locked by whoever adds to it: two senders together cannot pass the quota.
create table kernel.blob_quota (
  payer uuid primary key,
  used  bigint not null check (used >= 0)
);

-- An attachment that goes, by whatever way, gives its room back and leaves its content loose.
create function kernel.attachment_gone() returns trigger language plpgsql as $$
begin
  update kernel.blob_quota set used = used - old.size where payer = old.payer;
  delete from kernel.blob_quota where payer = old.payer and used = 0;
  update kernel.blob set loose_since = now() where sha256 = old.sha256;
  return null;
end
$$;
create trigger attachment_gone after delete on kernel.attachment
  for each row execute function kernel.attachment_gone();

-- For the tables of houses: `create trigger … after delete or update of attachment_id … execute function
-- kernel.let_go()`. The attachment of a row goes with the row, whoever deletes it; the column is `attachment_id`.
create function kernel.let_go() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.attachment_id is distinct from new.attachment_id then
    delete from kernel.attachment where id = old.attachment_id;
  end if;
  return null;
end
$$;
