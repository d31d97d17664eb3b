"""Clean text to documents, section tree, boxes, sentences and responsibility notes."""
