"""The editions of the notice, one file a year: data only."""
