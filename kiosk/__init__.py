"""A visitor check-in kiosk for schools. Start with ARCHITECTURE.md, beside this file."""
