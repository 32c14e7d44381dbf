"""What the live session is compared with, each in a process of its own (`alongside.bench.compared.__main__`)."""
