"""What can be recognised by itself: e-mail addresses, also in disguise, and phone numbers with the country they belong to."""
