-- Finding people and classes by the beginnings of words: « cel mar » finds Céline Martin. Accents, capitals, hyphens
-- and apostrophes do not count. An index of words, because half a million names are not read one after the other.

-- What people type or are called, as words of letters and digits. Declared immutable, as an index wants it: it changes
-- only with the rules of `unaccent`, and then its indexes are made anew.
create function directory.plain_words(text) returns text[] language sql immutable parallel safe as $$
  select array_remove(string_to_array(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, left($1, 400))),
    '[^[:alnum:]]+' collate "fr-x-icu", ' ', 'g'), ' '), '')
$$;

create function directory.found_by(variadic names text[]) returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(directory.plain_words(array_to_string(names, ' ')))
$$;

-- Every word typed must begin a word of the name. Six words at most; null when there is none.
create function directory.beginning_with(typed text) returns tsquery language sql immutable parallel safe as $$
  select string_agg('''' || word || ''':*', ' & ')::tsquery from unnest((directory.plain_words(typed))[1:6]) as word
$$;

create index person_found_by on directory.person using gin (directory.found_by(given_name, family_name, birth_name));
create index people_group_found_by on directory.people_group using gin (directory.found_by(label, code))
  where kind in ('division', 'groupe') and valid_to is null;
