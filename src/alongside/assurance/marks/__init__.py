"""The charter mark: an Open Badges 3.0 credential that anybody can verify, that runs out and can be withdrawn."""
