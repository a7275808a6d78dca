"""The commands: each module declares its arguments and imports what it needs when it is called."""
