"""The office: the console in the browser for staff, and everything that must reach people."""
