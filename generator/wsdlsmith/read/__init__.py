"""From a source text to facts: bytes, documents, and what one document says."""
