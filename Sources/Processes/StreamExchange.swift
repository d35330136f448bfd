import GoLibrary

#if canImport(Glibc)
    import Glibc
#endif

/// Feeds a child and reads both of its output streams at once, so that neither side waits for the other.
struct StreamExchange {
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    private let streams: StandardStreams
    private let input: [UInt8]
    private var written = 0
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(_ streams: StandardStreams, input: [UInt8]) {
        self.streams = streams
        self.input = input
    }

    /// Runs until all three streams are closed.
    ///
    /// - Returns: whether that came before the limit.
    mutating func run(until limit: WaitLimit) -> Bool {
        if input.isEmpty { streams.input.ours.close() }
        // A negative number is one that poll passes over.
        while [streams.input.ours, streams.output.ours, streams.errors.ours].contains(where: \.isOpen) {
            var events = [
                pollfd(fd: streams.input.ours.number, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: streams.output.ours.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: streams.errors.ours.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: limit.interruption, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&events, nfds_t(events.count), limit.deadline.milliseconds)
            if limit.isOver { return false }
            guard count > 0 else { continue }
            if events[0].revents != 0 { write() }
            if events[1].revents != 0 { read(streams.output.ours, into: \.output) }
            if events[2].revents != 0 { read(streams.errors.ours, into: \.errors) }
        }
        return true
    }

    /// Writes what fits; a child that has closed its input wants no more of it.
    private mutating func write() {
        let count = input[written...].withUnsafeBytes {
            Glibc.write(streams.input.ours.number, $0.baseAddress, $0.count)
        }
        if count < 0 && (errno == EINTR || errno == EAGAIN) { return }
        written += max(0, count)
        if count <= 0 || written == input.count { streams.input.ours.close() }
    }

    private mutating func read(_ end: Descriptor, into target: WritableKeyPath<StreamExchange, [UInt8]>) {
        let count = Glibc.read(end.number, &buffer, buffer.count)
        if count < 0 && errno == EINTR { return }
        guard count > 0 else { return end.close() }
        self[keyPath: target] += buffer[..<count]
    }
}
