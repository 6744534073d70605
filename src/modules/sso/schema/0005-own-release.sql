-- What an application learns when none of the ready lists is its own: the name by which it knows people, and attributes.
alter table sso.service add column own_release jsonb;
alter table sso.service add check ((release = 'own') = (own_release is not null));
