"""Where sentences end. Nothing is left out but the white space around them."""
