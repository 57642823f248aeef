"""What a stretch of text can be (a name, a role, an organisation, a desk, an address), and texts cut into such pieces."""
