#if canImport(Glibc)
    import Glibc
#endif

/// What the process uses.
enum ProcessMemory {
    /// The resident size; 0 where the system does not tell.
    static var residentBytes: Int {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = max(0, read(descriptor, &buffer, buffer.count))
        // The fields are numbers of pages; the second one is the resident size.
        let fields = buffer[..<count].split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
        return pages.multipliedReportingOverflow(by: max(1, sysconf(Int32(_SC_PAGESIZE)))).partialValue
    }
}
