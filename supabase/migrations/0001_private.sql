-- The ground rules: nothing is granted unless a migration grants it by name.
-- Who may see what: nobody sees the schema `private`; policies and commands call its functions.
--
-- Reads are decided by row level security. Writes go through command functions only: application
-- roles hold no insert, update or delete on any table, so no state can be reached but by its verb.

create schema if not exists extensions;
create schema private;
grant usage on schema private to anon, authenticated;

create extension if not exists pgcrypto with schema extensions;

-- Supabase grants everything new in `public` to the API roles; here each grant is written out.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;

-- Stops a command with a code of ours, a sentence for the person, and the form field it belongs to.
create function private.refuse(code text, sentence text, field text default '')
returns void
language plpgsql set search_path = ''
as $$
begin
    raise exception using errcode = code, message = sentence, detail = field;
end
$$;

-- Refuses text that is empty or too long, and returns it otherwise unchanged: words are kept byte for byte.
create function private.require_text(given text, most int, field text, ask text)
returns text
language plpgsql immutable set search_path = ''
as $$
begin
    if given is null or btrim(given, E' \t\r\n\u00a0') = '' then
        perform private.refuse('TX001', ask, field);
    end if;
    if char_length(given) > most then
        perform private.refuse('TX002', format('Use %s characters or fewer', to_char(most, 'FM999,999')), field);
    end if;
    return given;
end
$$;

-- The date in England: clocks, roles and due dates follow it, whatever the server's zone.
create function private.today()
returns date
language sql stable set search_path = ''
as $$
    select (now() at time zone 'Europe/London')::date
$$;

-- 32 bytes as 43 characters of base64url without padding, as the log writes them (log.md 2).
create function private.base64url(bytes bytea)
returns text
language plpgsql immutable set search_path = ''
as $$
begin
    return rtrim(translate(replace(encode(bytes, 'base64'), E'\n', ''), '+/', '-_'), '=');
end
$$;
