"""A shop of our own that speaks as Shopify, WooCommerce, Saleor or any other catalogue does."""
