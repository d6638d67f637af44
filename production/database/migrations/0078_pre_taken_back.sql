-- Whether its author can take it back still: nothing of it was tried, and its moment has not come.
create function can_be_taken_back(m messages) returns boolean language sql as $$
    select m.direction = 'outbound' and m.role = 'human' and m.delivery_status = 'pending' and m.attempts = 0
           and m.next_attempt_at > clock_timestamp()
$$;
