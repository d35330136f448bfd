import Glibc
import GoTemplate

/// The process that holds a lease.
package struct LeaseHolder: Equatable, Sendable {
    package let user: GoString
    package let host: GoString
    /// What process numbers belong to: a boot of a kernel and a process namespace; empty where that is not known.
    package let machine: GoString
    package let process: Int32
    /// When the process began, in the kernel's ticks: process numbers are used again.
    package let processStart: GoString

    package init(user: GoString, host: GoString, machine: GoString, process: Int32, processStart: GoString) {
        self.user = user
        self.host = host
        self.machine = machine
        self.process = process
        self.processStart = processStart
    }

    /// This process.
    package static func current(user: GoString, host: GoString) -> LeaseHolder {
        let process = getpid()
        return LeaseHolder(
            user: user, host: host, machine: thisMachine, process: process,
            processStart: startOfProcess(process) ?? GoString())
    }

    /// Whether the process runs; nil where this process cannot know.
    package var isAlive: Bool? {
        guard !machine.isEmpty, machine == Self.thisMachine, !processStart.isEmpty else { return nil }
        return Self.startOfProcess(process) == processStart
    }

    /// Whether the process has ended, as far as this process can tell.
    ///
    /// A process of this machine is looked up, whatever the clock says; any other is believed until its lease ends.
    /// Both times are in seconds since 1970.
    func isDead(at now: Int64, unlessBefore expiry: Int64) -> Bool {
        switch isAlive {
        case let isAlive?: !isAlive
        case nil: expiry <= now
        }
    }

    /// The holder in messages: `ann on build-7 (process 4711)`.
    package var text: GoString { user + " on " + host + GoString(" (process \(process))") }

    private static var thisMachine: GoString {
        guard let boot = ProcessFile.read("/proc/sys/kernel/random/boot_id") else { return GoString() }
        var status = stat()
        guard stat("/proc/self/ns/pid", &status) == 0 else { return GoString() }
        return GoString(boot.prefix { $0 != 0x0A } + Array("/\(status.st_ino)".utf8))
    }

    /// The process's field 22 of `/proc/PID/stat`; nil where it has ended, zombies too.
    ///
    /// The name of the program before it may hold anything.
    private static func startOfProcess(_ process: Int32) -> GoString? {
        guard let text = ProcessFile.read("/proc/\(process)/stat") else { return nil }
        guard let end = text.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = text[(end + 1)...].split(separator: UInt8(ascii: " "))
        guard fields.count > 19, let state = fields.first?.first else { return nil }
        let hasEnded = state == UInt8(ascii: "Z") || state == UInt8(ascii: "X")
        return hasEnded ? nil : GoString(fields[19])
    }
}

/// The small files of `/proc`.
private enum ProcessFile {
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}
