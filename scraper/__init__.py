"""carewire: healthcare-regulation news pages as structured, trustworthy records."""
