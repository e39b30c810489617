"""Reports that other programs read: CI servers, code hosts, browsers."""
