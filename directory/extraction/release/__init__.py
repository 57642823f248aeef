"""What a release says of itself: title, number, date, place, issuer, embargo, links."""
