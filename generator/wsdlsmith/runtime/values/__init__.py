"""Values of XML Schema's simple types, and the texts that stand for them."""
