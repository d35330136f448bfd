/// The driver was killed, at whatever point that was.
struct Killed: Error {}
