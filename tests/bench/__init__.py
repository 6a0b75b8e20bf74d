"""The figures of the program, each beside a control measured in the same run."""
