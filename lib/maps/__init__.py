"""Maps that ask nothing of another host; the only home of pydeck."""
