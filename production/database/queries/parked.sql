-- name: parked
select i.envelope, i.reason, array(select a.id from attachments a where a.event_id = i.event_id order by a.position) as attachments
from inbound_messages i
where i.state = 'parked' and i.envelope <> '{}'
order by i.received_at desc
limit $1
