"""Where a release offers contacts: lines, the words that open a block, sentences that ask to get in touch, signatures."""
