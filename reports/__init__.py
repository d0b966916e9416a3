"""What an audit is, and how it is kept and shown."""
