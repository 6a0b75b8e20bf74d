"""Safe copies of stored answers: one module for each way in which an answer is written."""
