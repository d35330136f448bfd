import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension GoLocation {
    /// Where Unix systems keep their time zone files; Helm's binary carries none of its own.
    private static let sources = [
        "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
    ]

    /// The zone of this machine, from the variable `TZ` or `/etc/localtime`; UTC where neither says anything valid.
    package static let local = local(variable: getenv("TZ").map { String(cString: $0) })

    /// Mirrors zoneinfo_unix.go initLocal.
    static func local(variable: String?) -> GoLocation {
        guard let variable else { return load(GoString("localtime"), from: ["/etc/"])?.named("Local") ?? utcAsLocal }
        var name = variable
        if name.hasPrefix(":") { name.removeFirst() }
        if name.isEmpty || name == "UTC" { return utcAsLocal }
        if name.hasPrefix("/") {
            return load(GoString(name), from: [""])?.named(name == "/etc/localtime" ? "Local" : name) ?? utcAsLocal
        }
        return load(GoString(name), from: sources) ?? utcAsLocal
    }

    /// The local zone is a location of its own even where it is UTC: Go's `==` tells them apart.
    private static var utcAsLocal: GoLocation { GoLocation(name: "UTC", zones: [], transitions: []) }

    /// Go's `time.LoadLocation`: nil where Go reports an unknown or invalid name.
    package static func load(_ name: GoString) -> GoLocation? {
        if name.isEmpty || name == "UTC" { return utc }
        if name == "Local" { return local }
        guard isValidName(name) else { return nil }
        return load(name, from: sources)
    }

    private static func isValidName(_ name: GoString) -> Bool {
        let isRooted = name.bytes.first == UInt8(ascii: "/") || name.bytes.first == UInt8(ascii: "\\")
        let dot = UInt8(ascii: ".")
        let climbs = zip(name.bytes, name.bytes.dropFirst()).contains { $0 == dot && $1 == dot }
        return !isRooted && !climbs && !name.bytes.contains(0)
    }

    private static func load(_ name: GoString, from sources: [String]) -> GoLocation? {
        for source in sources {
            let path = Array(source.utf8) + name.bytes
            guard let content = readFile(path) else { continue }
            if let location = GoLocation(name: name, timeZoneFile: content) { return location }
        }
        return nil
    }

    private func named(_ name: String) -> GoLocation {
        GoLocation(name: GoString(name), zones: zones, transitions: transitions, rule: rule)
    }

    /// The bytes of a file; nil where it cannot be read or is longer than Go accepts.
    private static func readFile(_ path: [UInt8]) -> [UInt8]? {
        let descriptor = (path + [0]).withUnsafeBytes { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return -1 }
            return open(start.assumingMemoryBound(to: CChar.self), O_RDONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while content.count <= 10 << 20 {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { return content }
            content.append(contentsOf: buffer[..<count])
        }
        return nil
    }
}
