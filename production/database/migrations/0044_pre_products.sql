-- What is sold, where it is told from, and what customers have bought. Amounts are whole minor units of an ISO currency.

-- Where a catalogue comes from, and how that goes; which there are, settings say.
create table catalogue_sources (
    name          text primary key,
    heard_at      timestamptz, -- when it last called, or answered a poll with something new
    polled_at     timestamptz, -- when a poll last succeeded
    watermark     timestamptz, -- all of its changes until then are here
    failed_at     timestamptz,
    failure       text,
    reconciled_at timestamptz,
    differed      integer, -- products that the last reconciliation had to mend
    created_at    timestamptz not null default clock_timestamp()
);

-- Of what a source tells, people change the markers alone. The newest word holds, by the source's own clock, and of two at
-- one moment that with the higher version. A deleted row is the tombstone that older words do not revive.
create table products (
    id             uuid primary key default gen_random_uuid(),
    title          text not null check (title <> ''),
    description    text not null default '',
    markers        text[] not null default '{}', -- what kind of customer it is for, as people say
    tags           text[] not null default '{}', -- the same as its source says
    url            text,
    source         text references catalogue_sources (name),
    source_id      text,
    source_version text,
    source_time    timestamptz,
    embedding      vector(1536), -- null: to be computed
    embedded_by    text, -- model
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp(),
    deleted_at     timestamptz,
    unique (source, source_id),
    check ((source is null) = (source_id is null)),
    check ((source is null) = (source_time is null)),
    check ((source is null) = (source_version is null))
);
create index products_created on products (created_at, id) where deleted_at is null;
create index products_updated on products (updated_at, id) where deleted_at is null;
create index products_title on products (lower(title), id) where deleted_at is null;
create index products_markers on products using gin (markers) where deleted_at is null;
create index products_unembedded on products (id) where embedding is null and deleted_at is null;
create index products_embedding on products using hnsw (embedding vector_cosine_ops);

-- A product whose words changed means something else; its own vector alone changes nothing about it.
create function forget_embedding() returns trigger language plpgsql as $$
begin
    if (new.title, new.description, new.markers, new.tags) is distinct from (old.title, old.description, old.markers, old.tags) then
        new.embedding := null;
    end if;
    return new;
end $$;
create trigger forget_embedding before update on products for each row execute function forget_embedding();
-- That a source says the same once more changes nothing, either.
create trigger touch before update of title, description, markers, url, source_version, deleted_at on products
    for each row when (old.source is null or old.source_version <> new.source_version
                       or old.markers <> new.markers)
    execute function touch_updated_at();

create table product_variants (
    id          uuid primary key default gen_random_uuid(),
    product_id  uuid not null references products (id) on delete cascade,
    source_id   text, -- within its product
    position    integer not null,
    title       text not null,
    sku         text,
    price_minor bigint check (price_minor >= 0), -- null: nobody has said
    currency    text check (currency ~ '^[A-Z]{3}$'),
    stock       integer, -- null: not counted. Below zero: sold before it was there
    unique (product_id, position),
    check ((price_minor is null) = (currency is null))
);
create index product_variants_sku on product_variants (sku) where sku is not null;

create view product_records as
select p.*, (select coalesce(jsonb_agg(jsonb_build_object('title', v.title, 'sku', v.sku, 'price_minor', v.price_minor,
                                                          'currency', v.currency, 'stock', v.stock) order by v.position), '[]')
             from product_variants v where v.product_id = p.id) as variants
from products p;

-- All variants of a product, in their order.
create function keep_variants(product uuid, variants jsonb) returns void language sql as $$
    delete from product_variants where product_id = product and position > jsonb_array_length(variants);
    insert into product_variants (product_id, position, source_id, title, sku, price_minor, currency, stock)
    select product, place, v ->> 'source_id', v ->> 'title', v ->> 'sku', (v ->> 'price_minor')::bigint, v ->> 'currency',
           (v ->> 'stock')::integer
    from jsonb_array_elements(variants) with ordinality as given (v, place)
    on conflict (product_id, position) do update
    set source_id = excluded.source_id, title = excluded.title, sku = excluded.sku, price_minor = excluded.price_minor,
        currency = excluded.currency, stock = excluded.stock;
$$;

create table orders (
    id             uuid primary key default gen_random_uuid(),
    customer_id    uuid not null references customers (id) on delete cascade,
    source         text not null references catalogue_sources (name),
    source_id      text not null,
    source_version text not null,
    source_time    timestamptz not null,
    number         text not null, -- as the customer knows it
    email          text, -- under which it was placed, in lower case
    status         text not null check (status in ('open', 'paid', 'fulfilled', 'cancelled', 'refunded')),
    total_minor    bigint not null check (total_minor >= 0),
    currency       text not null check (currency ~ '^[A-Z]{3}$'),
    placed_at      timestamptz not null,
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp(),
    unique (source, source_id)
);
create index orders_customer on orders (customer_id, placed_at desc);
create index orders_placed on orders (placed_at);
create index orders_number on orders (number);
create trigger touch before update on orders for each row execute function touch_updated_at();

create table order_lines (
    id          uuid primary key default gen_random_uuid(),
    customer_id uuid not null references customers (id) on delete cascade,
    order_id    uuid not null references orders (id) on delete cascade,
    position    integer not null,
    product_id  uuid references products (id) on delete set null,
    source_product_id text, -- a product that comes later finds its lines by it
    title       text not null,
    sku         text,
    quantity    integer not null check (quantity > 0),
    price_minor bigint not null check (price_minor >= 0), -- of one, in the order's currency
    unique (order_id, position)
);
create index order_lines_customer on order_lines (customer_id);
create index order_lines_product on order_lines (product_id) where product_id is not null;
create index order_lines_orphaned on order_lines (source_product_id) where product_id is null;

create table fulfilments (
    id              uuid primary key default gen_random_uuid(),
    customer_id     uuid not null references customers (id) on delete cascade,
    order_id        uuid not null references orders (id) on delete cascade,
    source_id       text not null,
    status          text not null check (status in ('pending', 'shipped', 'delivered', 'failed', 'cancelled')),
    carrier         text,
    tracking_number text,
    tracking_url    text,
    shipped_at      timestamptz,
    unique (order_id, source_id)
);
create index fulfilments_customer on fulfilments (customer_id);

-- What a customer is about, for comparison with products: a vector of what people keep of them.
create table customer_interests (
    id          uuid primary key default gen_random_uuid(),
    customer_id uuid not null unique references customers (id) on delete cascade,
    words       text not null,
    embedding   vector(1536) not null,
    embedded_by text not null, -- model
    looked_at   timestamptz not null
);

create function interests_of(c customers) returns text language sql immutable
return nullif(concat_ws(' ', nullif(array_to_string(c.tags, ', '), ''), c.position, c.company, nullif(left(c.notes, 1000), '')), '');

create function meaning_of(p products) returns text language sql immutable
return concat_ws('. ', p.title, left(p.description, 2000), nullif(array_to_string(p.markers || p.tags, ', '), ''));

-- What people keep of a customer beside the contact's fields, and when somebody last wrote to them of their own accord.
alter table customers
    add column meta           jsonb not null default '{}',
    add column last_contacted timestamptz; -- by us, of our own accord
