-- An account counts as used once somebody came in by it: the machine may have opened it with a password (the demo does),
-- and a visit is kept for three months, as long as a feed can be undone.
create or replace function directory.leaning_on(target regclass, ids uuid[], but jsonb) returns table (place text, id uuid)
language plpgsql stable as $$
declare
  key record;
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col, coalesce(but->>c.conrelid::regclass::text,
      case when exists (select from pg_attribute p where p.attrelid = c.conrelid and p.attname = 'password_hash')
        then coalesce((
          select string_agg(format('exists (select from %s v where v.%I = t.id)', v.conrelid::regclass, b.attname), ' or ')
          from pg_constraint v join pg_attribute b on b.attrelid = v.conrelid and b.attnum = v.conkey[1]
          where v.contype = 'f' and v.confrelid = c.conrelid and v.conrelid::regclass::text like '%.session'
        ), 't.password_hash is not null') else 'true' end) as counts
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = target and cardinality(c.conkey) = 1 and c.conparentid = 0
    order by 1, 2
  loop
    return query execute format('select %L::text, t.%I from %s t where t.%I = any($1) and (%s)', key.place, key.col, key.place,
      key.col, key.counts) using ids;
  end loop;
end $$;
