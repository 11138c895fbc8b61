-- Pictures: how they are kept with the words, shown, and destroyed (ADR 0017; the table and its policy are in 0004).
-- Who may see what: whoever reads the words reads the picture; those who read by consent need the yes to photos too;
-- the public sees it with a yes to the website and to photos, where a published insight rests on its contribution. Where
-- something of the words is left out, neither sees the picture: it may show what was left out.

-- Four bytes as a number, the last the greatest.
create function private.little_endian(bytes bytea)
returns bigint
language sql immutable set search_path = ''
as $$
    select get_byte(bytes, 0) + (get_byte(bytes, 1)::bigint << 8) + (get_byte(bytes, 2)::bigint << 16) + (get_byte(bytes, 3)::bigint << 24)
$$;

-- A WebP of one block of pixels and nothing else: a file of this form has no place for what a telephone writes into
-- photos, so that this holds for whoever calls a command, too.
create function private.is_bare_webp(bytes bytea)
returns boolean
language sql immutable set search_path = ''
as $$
    select octet_length(bytes) >= 30
        and substr(bytes, 1, 4) = 'RIFF'::bytea and substr(bytes, 9, 8) = 'WEBPVP8 '::bytea
        and private.little_endian(substr(bytes, 5, 4)) + 8 = octet_length(bytes)
        and private.little_endian(substr(bytes, 17, 4)) + 20 between octet_length(bytes) - 1 and octet_length(bytes)
$$;

-- Keeps the picture of a contribution that was recorded in this transaction; the caller has checked who may. In: the
-- words for those who cannot see it, by whom ('contributor', 'scribe'), pixels, and the WebP that
-- src/lib/contributions/picture.server.ts made, as base64. Errors: WP001 not such a picture, WP002 larger than 500 kB,
-- WP003 not of a drawing or a group's note, TX001 no words for those who cannot see it.
create function private.store_picture(contribution uuid, alt text, alt_by text, width int, height int, bytes_base64 text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    drawn bytea;
begin
    if not exists (select 1 from public.contributions c where c.id = contribution and c.kind in ('drawing', 'group_note')) then
        perform private.refuse('WP003', 'A picture goes with a drawing or with a note of what a group said', 'kind');
    end if;
    perform private.require_text(alt, 1000, 'picture_alt', 'Say what the picture shows, for those who cannot see it');
    if octet_length(bytes_base64) > 700000 then
        perform private.refuse('WP002', 'The picture is larger than 500 kB', 'picture');
    end if;
    if bytes_base64 is null or bytes_base64 !~ '^[A-Za-z0-9+/]+={0,2}$' or octet_length(bytes_base64) % 4 <> 0 then
        perform private.refuse('WP001', 'This is not a picture we can keep', 'picture');
    end if;
    drawn := decode(bytes_base64, 'base64');
    if octet_length(drawn) > 500000 then
        perform private.refuse('WP002', 'The picture is larger than 500 kB', 'picture');
    end if;
    if not private.is_bare_webp(drawn) or not coalesce(width between 1 and 1600 and height between 1 and 1600, false) then
        perform private.refuse('WP001', 'This is not a picture we can keep', 'picture');
    end if;
    insert into public.pictures (contribution_id, alt, alt_by, width, height, bytes, sha256, logged_as)
    values (contribution, alt, alt_by, width, height, drawn, sha256(drawn),
        tlog.append('contribution.pictured', contribution, '{}', jsonb_build_object('picture', encode(sha256(drawn), 'hex'))));
end
$$;

-- The original is immutable (R33): a picture is there or destroyed, never another one.
create function private.keep_the_picture()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    perform private.refuse('WD009', 'A contribution is never changed after it was given');
    return null;
end
$$;
create trigger keep_the_picture before update on public.pictures
for each row execute function private.keep_the_picture();

-- Taking the words back destroys the picture in the same transaction, and what would link it to the log (log.md 5).
create function private.picture_falls()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from tlog.salts s using public.pictures i
    where i.contribution_id = new.id and s.entry_id = i.logged_as and s.label = 'picture';
    delete from public.pictures where contribution_id = new.id;
    return null;
end
$$;
create trigger picture_falls after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.picture_falls();

-- A picture as base64 on one line, the way the routes take it: bytea does not travel over every API alike.
create function private.base64(bytes bytea)
returns text
language sql immutable set search_path = ''
as $$
    select replace(encode(bytes, 'base64'), E'\n', '')
$$;
grant execute on function private.base64 to authenticated;

-- The picture of a contribution for whoever is signed in, as base64; null where there is none or the policy hides it.
-- Runs as the caller.
create function public.picture(contribution uuid)
returns text
language sql stable set search_path = ''
as $$
    select private.base64(i.bytes) from public.pictures i where i.contribution_id = contribution
$$;

-- The same for whoever holds the slip; null for a code nobody knows.
create function public.picture_by_receipt(code text)
returns text
language sql stable security definer set search_path = ''
as $$
    select private.base64(i.bytes) from public.pictures i where i.contribution_id = private.contribution_by_receipt(code)
$$;

-- What everyone may know of the picture of a contribution, {"id","alt","width","height"}; null where there is none for
-- them: with a standing yes to the website and to photos, not kept back, not taken back, with nothing left out of the words,
-- and only where a published insight rests on the contribution.
create function private.picture_for_anyone(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', i.contribution_id, 'alt', i.alt, 'width', i.width, 'height', i.height)
    from public.pictures i
    where i.contribution_id = contribution
        and private.may_use(contribution, 'website') and private.may_use(contribution, 'photo_video')
        and not private.is_left_out_of(contribution)
        and exists (select 1 from public.quotes q join public.insights n on n.id = q.insight_id and n.published_at is not null
            where q.contribution_id = contribution)
$$;

-- The same for everyone, at the trust it was given to; null where `private.picture_for_anyone` says so.
create function public.public_picture(trust text, contribution uuid)
returns text
language sql stable security definer set search_path = ''
as $$
    select private.base64(i.bytes)
    from public.pictures i
    join public.contributions c on c.id = i.contribution_id
    join public.organisations o on o.id = c.organisation_id and o.slug = trust
    where i.contribution_id = contribution and private.picture_for_anyone(contribution) is not null
$$;

grant execute on function public.picture to authenticated;
grant execute on function public.picture_by_receipt, public.public_picture to anon, authenticated;
