"""One file a check; `checker.check` says what a check is."""
