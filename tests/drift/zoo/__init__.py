"""One WSDL with everything that schemas do, and edits that keep it valid."""
