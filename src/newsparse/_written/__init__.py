"""What newsparse writes, and reads back as it was."""
