import GoLibrary

#if canImport(Glibc)
    import Glibc
#endif

/// What ends a wait for a program: a deadline, or somebody who says so.
struct WaitLimit {
    let deadline: Deadline
    /// A descriptor that can be read once somebody says so; -1 where nobody does.
    let interruption: Int32

    var isLimited: Bool { deadline.isLimited || interruption >= 0 }

    var isOver: Bool { deadline.isOver || isInterrupted }

    var isInterrupted: Bool {
        var event = pollfd(fd: interruption, events: Int16(POLLIN), revents: 0)
        return interruption >= 0 && poll(&event, 1, 0) > 0
    }
}
