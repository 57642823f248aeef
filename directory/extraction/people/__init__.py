"""The pieces of a block put together: whose each of them is, what stands beside a contact, and how sure we are."""
