"""What the benchmarks of the server share: servers to ask, and readers who ask them."""
