"""What scripts that check something say about it."""


class Checks:
    """What was looked at, said as it happens, and counted."""

    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, what: str, wrong) -> None:
        """`wrong` tells what is not as it should be; empty where all is well."""
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        print(f"{'FAIL' if wrong else 'ok  '} {what}{f': {wrong}' if wrong else ''}", flush=True)

    def end(self) -> int:
        """Says how many there were; returns the status to exit with."""
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
