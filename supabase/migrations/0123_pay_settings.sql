-- What a trust decides about paying: its promise, when two people approve, how much at once, how long a new bank account waits, and
-- what stands on people's bank statements. Each change is kept: who, when, from what to what.
-- Who may see what: members of the trust read the settings; finance and the auditor their history; finance changes them.

-- Whether words may stand on a bank statement, which others may see: nothing of health, of services, of diagnoses or of benefits
-- (payments.md 1.3, 5.3). The list is closed and lives here alone; it refuses parts of words, so that no spelling slips by.
create function private.is_neutral(words text)
returns boolean
language sql immutable set search_path = ''
as $$
    select words !~* ('NHS|HEALTH|MENTAL|TRUST|HOSPITAL|CLINIC|WARD|PSYCH|THERAP|PATIENT|CARER|CAMHS|CRISIS|RECOVER|ADDICT|DISAB|AUTIS|DEMENT'
        || '|SUICID|DEPRESS|ANXI|DIAGNOS|TREATMENT|MEDIC|DOCTOR|NURS|COUNSEL|BENEFIT|UNIVERSAL CREDIT|DWP|PIP\M|ESA\M|PCREF|FOUNDATION|SECTION|DETAIN')
$$;
alter table public.pay_settings add constraint statement_is_neutral check (private.is_neutral(statement_descriptor));

-- Nor may it name the organisation that pays: its name says what it is.
create function private.keep_statement_neutral()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if not private.is_neutral(new.statement_descriptor) or exists (
        select from public.organisations o, regexp_split_to_table(upper(o.name), '[^A-Z]+') word
        where o.id = new.organisation_id and char_length(word) > 3 and upper(new.statement_descriptor) like '%' || word || '%') then
        perform private.refuse('PZ010', 'Use neutral words: no word of health or benefits, and not the name of the organisation. Others may read somebody''s bank statement', 'statement_descriptor');
    end if;
    return new;
end
$$;
create trigger keep_statement_neutral before insert or update of statement_descriptor on public.pay_settings
for each row execute function private.keep_statement_neutral();

create table public.pay_setting_changes (
    id bigint generated always as identity primary key,
    organisation_id uuid not null references public.organisations,
    setting text not null,
    was text not null,
    becomes text not null,
    at timestamptz not null default clock_timestamp(),
    by uuid references auth.users
);
create index on public.pay_setting_changes (organisation_id, at desc, id desc);
alter table public.pay_setting_changes enable row level security;
grant select (id, organisation_id, setting, was, becomes, at) on public.pay_setting_changes to authenticated;
create policy "finance and auditors read what was changed" on public.pay_setting_changes for select to authenticated
using (organisation_id in (select private.my_organisations('finance_approver', 'board_auditor')));
create trigger changes_are_kept before update or delete on public.pay_setting_changes for each row execute function private.refuse_ledger_change();
create trigger changes_are_kept_whole before truncate on public.pay_setting_changes for each statement execute function private.refuse_ledger_change();

create function private.note_setting_changes()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into public.pay_setting_changes (organisation_id, setting, was, becomes, by)
    select new.organisation_id, n.key, to_jsonb(old) ->> n.key, n.value, auth.uid()
    from jsonb_each_text(to_jsonb(new)) n
    where n.key in ('promise_days', 'second_approver_over', 'most_per_payment', 'most_per_payee_week', 'most_per_day', 'cooling_days',
        'statement_descriptor') and to_jsonb(old) ->> n.key is distinct from n.value;
    return null;
end
$$;
create trigger note_setting_changes after update on public.pay_settings for each row execute function private.note_setting_changes();

-- The settings as they hold, the defaults where nothing was decided, and the last 20 changes. Out: {"settings": {…}, "changes":
-- [{"setting","was","becomes","at","by"}]}. Finance and auditors. Errors: 42501.
create function public.pay_settings_of(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    return jsonb_build_object(
        'settings', jsonb_build_object('promise_days', 10, 'second_approver_over', 50000, 'most_per_payment', 200000,
            'most_per_payee_week', 300000, 'most_per_day', 2000000, 'cooling_days', 1, 'statement_descriptor', 'INVOLVEMENT')
            || coalesce((select to_jsonb(s) - '{organisation_id,stopped_at,stopped_by,stopped_why,sends_per_minute}'::text[] from public.pay_settings s
                where s.organisation_id = organisation), '{}'),
        'changes', (select coalesce(jsonb_agg(jsonb_build_object('setting', c.setting, 'was', c.was, 'becomes', c.becomes, 'at', c.at,
            'by', (select n.name from public.people n join public.members m on m.person_id = n.id
                where n.account_id = c.by and n.organisation_id = organisation limit 1)) order by c.at desc, c.id desc), '[]')
            from (select * from public.pay_setting_changes k where k.organisation_id = organisation order by k.at desc, k.id desc limit 20) c));
end
$$;

-- Sets what finance decided. In: any of the settings as {"name": value}. Limits: those of the table. Errors: PZ011 a number out of
-- its bounds, PZ012 a limit for one payment above the one for a week or a day, PZ010 words that are not neutral, PF001, 42501.
create function public.change_pay_settings(organisation uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    kept public.pay_settings;
    bound record;
begin
    perform private.require_role(organisation, 'finance_approver');
    perform private.require_fresh_sign_in();
    for bound in select * from (values ('promise_days', 1, 60), ('second_approver_over', 0, 10000000), ('most_per_payment', 1, 1000000),
        ('most_per_payee_week', 1, 10000000), ('most_per_day', 1, 100000000), ('cooling_days', 0, 14)) b (name, least, most) loop
        if given ? bound.name and not coalesce((given ->> bound.name)::bigint between bound.least and bound.most, false) then
            perform private.refuse('PZ011', case when bound.name in ('promise_days', 'cooling_days')
                then format('Give a number of days from %s to %s', bound.least, bound.most)
                else format('Give a sum up to £%s', to_char(bound.most / 100, 'FM999,999,999')) end, bound.name);
        end if;
    end loop;
    if given ? 'statement_descriptor' and upper(btrim(given ->> 'statement_descriptor')) !~ '^[A-Z0-9][A-Z0-9 .-]{1,20}[A-Z0-9]$' then
        perform private.refuse('PZ011', 'Use 3 to 22 letters, figures, spaces, full stops and hyphens', 'statement_descriptor');
    end if;
    insert into public.pay_settings (organisation_id) values (organisation) on conflict do nothing;
    select s.* into kept from public.pay_settings s where s.organisation_id = organisation for update;
    kept := jsonb_populate_record(kept, (select coalesce(jsonb_object_agg(key, case key when 'statement_descriptor' then to_jsonb(upper(btrim(value))) else to_jsonb(value::bigint) end), '{}')
        from jsonb_each_text(given) where key in ('promise_days', 'second_approver_over', 'most_per_payment', 'most_per_payee_week', 'most_per_day',
            'cooling_days', 'statement_descriptor')));
    if kept.most_per_payment > kept.most_per_payee_week or kept.most_per_payee_week > kept.most_per_day then
        perform private.refuse('PZ012', 'One payment may not be more than a week to one payee, nor that more than a day', 'most_per_payment');
    end if;
    update public.pay_settings s set promise_days = kept.promise_days, second_approver_over = kept.second_approver_over,
        most_per_payment = kept.most_per_payment, most_per_payee_week = kept.most_per_payee_week, most_per_day = kept.most_per_day,
        cooling_days = kept.cooling_days, statement_descriptor = kept.statement_descriptor
    where s.organisation_id = organisation;
end
$$;

grant execute on function public.pay_settings_of, public.change_pay_settings to authenticated;
