-- Debits and credits of each transaction of the ledger are equal, and so is the whole.
select e.transaction_id, sum(e.pence) from public.ledger_entries e group by 1 having sum(e.pence) <> 0;
