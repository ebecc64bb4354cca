"""The scanner: from a camera's frames to the documents that visitors show."""
