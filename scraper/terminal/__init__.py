"""Records as a person reads them on a terminal. Only here does carewire use rich."""
