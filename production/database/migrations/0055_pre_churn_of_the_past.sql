-- After their trigger is there, and without holding up whoever orders.
insert into churn_scores (customer_id) select distinct customer_id from orders on conflict do nothing;
