"""One module for each subject. An endpoint reads: who, what, do, answer."""
