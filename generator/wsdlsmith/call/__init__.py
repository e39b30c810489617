"""One call of any operation, without generated code on disk (the command ``call``)."""
