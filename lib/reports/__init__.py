"""What a screen or a paper says, in sentences: pure, and the same words everywhere."""
