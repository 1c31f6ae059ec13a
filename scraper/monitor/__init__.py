"""The scheduled run: what is due, the lock, the visits, what is told afterwards."""
