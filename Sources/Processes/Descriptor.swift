#if canImport(Glibc)
    import Glibc
#endif

/// A file descriptor that no program inherits, closed at the latest with its owner.
final class Descriptor {
    /// -1 once it is closed.
    private(set) var number: Int32

    init(_ number: Int32) { self.number = number }

    /// One that leads to no file.
    static var closed: Descriptor { Descriptor(-1) }

    deinit { close() }

    var isOpen: Bool { number >= 0 }

    func close() {
        if isOpen { Glibc.close(number) }
        number = -1
    }

    /// The same file under a number that is none of a standard stream, which a child's streams would overwrite.
    func aboveStandardStreams() throws(ProgramFailure) -> Descriptor {
        number > STDERR_FILENO ? self : try Descriptor(copying: number)
    }

    /// The same file under a new number, none of a standard stream.
    convenience init(copying number: Int32) throws(ProgramFailure) {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        guard copy >= 0 else { throw ProgramFailure("fcntl", errno) }
        self.init(copy)
    }
}
