"""From a contract to the files of a package, in memory; nothing is written here."""
