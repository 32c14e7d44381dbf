"""The live path: one writer that commits what queued, one hub that tells everybody who listens."""
