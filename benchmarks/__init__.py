"""How fast tallymark is, and how fast its neighbours are on the same text: `make bench`."""
