"""What every row is held against: rules as data, with codes that are never used again."""
