"""What a corpus is asked: conditions, numbers, drawings, repeated stories."""
