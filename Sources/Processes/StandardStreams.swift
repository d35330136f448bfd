import CSpawn

#if canImport(Glibc)
    import Glibc
#endif

/// The pipes between this process and a child.
///
/// All ends are closed on exec from the start, for another thread may start a program at any moment.
struct StandardStreams {
    let input: (child: Descriptor, ours: Descriptor)
    let output: (ours: Descriptor, child: Descriptor)
    let errors: (ours: Descriptor, child: Descriptor)

    /// A stream that the child does not have with us has no end of ours.
    init(input source: ProgramInput, sharesErrors: Bool) throws(ProgramFailure) {
        input = try Self.input(source)
        let second = try Self.pipe()
        output = (ours: second.reading, child: second.writing)
        if sharesErrors {
            errors = (ours: .closed, child: try Descriptor(copying: STDERR_FILENO))
        } else {
            let third = try Self.pipe()
            errors = (ours: third.reading, child: third.writing)
        }
    }

    private static func input(_ source: ProgramInput) throws(ProgramFailure) -> (child: Descriptor, ours: Descriptor) {
        switch source {
        case .shared: return (child: try Descriptor(copying: STDIN_FILENO), ours: .closed)
        case .nothing:
            let null = Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC))
            guard null.isOpen else { throw ProgramFailure("open /dev/null", errno) }
            return (child: try null.aboveStandardStreams(), ours: .closed)
        case .bytes:
            let ends = try pipe()
            // Only a writer that does not wait can read at the same time; the child's end is not touched by this.
            guard fcntl(ends.writing.number, F_SETFL, O_NONBLOCK) == 0 else { throw ProgramFailure("fcntl", errno) }
            return (child: ends.reading, ours: ends.writing)
        }
    }

    /// Closes what only the child needs, so that a stream ends when the child closes it.
    func closeChildEnds() {
        for end in [input.child, output.child, errors.child] { end.close() }
    }

    private static func pipe() throws(ProgramFailure) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [-1, -1]
        guard swelm_pipe(&ends) == 0 else { throw ProgramFailure("pipe2", errno) }
        let (reading, writing) = (Descriptor(ends[0]), Descriptor(ends[1]))
        return (try reading.aboveStandardStreams(), try writing.aboveStandardStreams())
    }
}
