-- What an evidence pack holds of whose voice counts: the half-years that lie within its days, as they were counted and disclosed (0177), and
-- who lives in the areas the trust serves (0178). The same for every audience: no number in it has not passed disclosure control.
-- Who may see what: called by what makes a pack, which checks who asks.

-- Out: {"trust": slug,"from","until","halves": [{"half","counted_at","tables": {"ethnic_group": shown, ...}}],"population"}, the oldest first.
create function private.pack_voices(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('trust', o.slug, 'from', from_day, 'until', until_day, 'halves', (
            select coalesce(jsonb_agg(h order by h.half), '[]') from (
                select v.half, min(v.counted_at) as counted_at,
                    jsonb_object_agg(v.dimension || case v.other when '' then '' else '-' || v.other end, v.shown) as tables
                from private.voices_shown v
                where v.programme_id = programme and v.half >= from_day and v.half + interval '6 months' <= until_day + 1 group by v.half) h),
        'population', private.population(o.id))
    from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme
$$;
