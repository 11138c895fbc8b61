-- Indexes for links that are followed from the other end, or checked when it changes.
-- Who may see what: nothing changes.

create index on public.workshops (programme_id, held_on desc);
create index on public.workshops (organisation_id);
create index on public.consultations (programme_id);
create index on public.consultations (organisation_id);
create index on public.votes (person_id);
create index on public.decisions (owner_id);
create index on public.actions (owner_id);
create index on public.challenges (raised_by_contribution) where raised_by_contribution is not null;
create index on public.challenges (raised_by_receipt) where raised_by_receipt is not null;
create index on private.drafts (programme_id);
