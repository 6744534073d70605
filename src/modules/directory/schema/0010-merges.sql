-- Merging two people who are one, and parting them again. Whoever keeps rows about people says so by a foreign key:
-- these functions follow the keys, so that a table added tomorrow is merged too.

-- Makes the rows of one house that point at a row of `target` point at another one. A row that the other already has
-- (a unique key says so) is dropped. Returns what `put_back_rows` needs, in the order in which it was done. A house
-- that would drop a row which others point at must decide itself what becomes of those: that fails here.
create function directory.move_rows(house text, target regclass, from_id uuid, into_id uuid) returns jsonb
language plpgsql as $$
declare
  key record;
  found record;
  moved jsonb[] := '{}';
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col,
           exists (select from pg_constraint r where r.contype = 'f' and r.confrelid = c.conrelid) as is_referenced
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = target and cardinality(c.conkey) = 1 and c.conparentid = 0
      and t.relnamespace = house::regnamespace
    order by 1, 2
  loop
    for found in execute format('select ctid, tableoid, to_jsonb(t) as said from %s t where %I = $1 order by to_jsonb(t)::text', key.place, key.col)
      using from_id
    loop
      begin
        execute format('update %s set %I = $1 where ctid = $2 and tableoid = $3', key.place, key.col)
          using into_id, found.ctid, found.tableoid;
        moved := moved || jsonb_build_object('place', key.place, 'column', key.col, 'was', found.said, 'how', 'moved');
      exception when unique_violation or exclusion_violation then
        if key.is_referenced then raise; end if;
        execute format('delete from %s where ctid = $1 and tableoid = $2', key.place) using found.ctid, found.tableoid;
        moved := moved || jsonb_build_object('place', key.place, 'column', key.col, 'was', found.said, 'how', 'dropped');
      end;
    end loop;
  end loop;
  return to_jsonb(moved);
end $$;

-- Undoes rows that were moved, dropped or changed, the last one first. A moved row that has ended since (kept for a time
-- only) is not missed, and what it says now stays said; a changed row becomes again what it was.
create function directory.put_back_rows(rows jsonb, from_id uuid, into_id uuid) returns void language plpgsql as $$
declare
  one jsonb;
  place regclass;
  col text;
  names text;
  meets text;
begin
  for one in select value from jsonb_array_elements(rows) with ordinality order by ordinality desc loop
    place := (one->>'place')::regclass;
    col := one->>'column';
    select string_agg(format('%I', attname), ', ' order by attnum) into names
    from pg_attribute where attrelid = place and attnum > 0 and not attisdropped and attgenerated = '';
    select string_agg(format('t.%I = was.%I', a.attname, a.attname), ' and ') into meets
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = place and i.indisprimary;
    if meets is null then raise exception '% has no primary key', place; end if;
    if one->>'how' = 'dropped' then
      execute format('insert into %s (%s) overriding system value select %s from jsonb_populate_record(null::%s, $1)',
        place, names, names, place) using one->'was';
    elsif one->>'how' = 'changed' then
      execute format('update %s t set (%s) = (select %s from jsonb_populate_record(null::%s, $1)) from jsonb_populate_record(null::%s, $1) was where %s',
        place, names, names, place, place, meets) using one->'was';
    else
      execute format('update %s t set %I = $1 from jsonb_populate_record(null::%s, $2) was where %s and t.%I = $3',
        place, col, place, meets, col)
      using from_id, one->'was' || jsonb_build_object(col, into_id), into_id;
    end if;
  end loop;
end $$;

-- A digest of what each table of a house says of a person, by table and column: two that differ tell where somebody
-- wrote in between.
create function directory.said_of(house text, person uuid) returns jsonb language plpgsql stable as $$
declare
  key record;
  digest text;
  said jsonb := '{}';
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'directory.person'::regclass and cardinality(c.conkey) = 1
      and c.conparentid = 0 and t.relnamespace = house::regnamespace
    union select 'directory.person', 'id' where house = 'directory'
    order by 1, 2
  loop
    execute format($q$select md5(coalesce(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text), '')) from %s t where %I = $1$q$,
      key.place, key.col) into digest using person;
    said := said || jsonb_build_object(key.place || '.' || key.col, digest);
  end loop;
  return said;
end $$;

-- Where a row is still found that points at this person, in any house: a merge or an erasure leaves none.
create function directory.pointing_at(person uuid) returns setof text language plpgsql stable as $$
declare
  key record;
  is_there boolean;
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'directory.person'::regclass and cardinality(c.conkey) = 1
      and c.conparentid = 0
    order by 1, 2
  loop
    execute format('select exists (select from %s where %I = $1)', key.place, key.col) into is_there using person;
    if is_there then return next key.place || '.' || key.col; end if;
  end loop;
end $$;
