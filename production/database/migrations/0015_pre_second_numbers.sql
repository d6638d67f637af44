-- A form that was sent again while the database was away may have got a second number, from another api process: both lead to its ticket.
create table second_numbers (
    number         text primary key,
    ticket_number  text not null
);
