import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Fetches documents by URL.
///
/// Files are read; the network is not used, so schemas must not need it.
enum SchemaLoader {
    struct Failure: Error {
        let message: GoString
    }

    static func load(_ text: GoString) throws(Failure) -> [UInt8] {
        let url = try parse(text)
        switch url.scheme {
        case "file": return try readFile(url.path)
        case "http", "https":
            let get = "Get " + Strconv.quote(text) + ": schemas are not fetched from the network"
            throw Failure(message: "HTTP request failed for " + text + ": " + get)
        default: throw Failure(message: "no URLLoader registered for " + Strconv.quote(url.description))
        }
    }

    private static func parse(_ text: GoString) throws(Failure) -> GoURL {
        do { return try GoURL(parsing: text) } catch { throw Failure(message: error.message) }
    }

    /// Where reading stops, for the sake of files without an end; nothing of this size is a schema.
    private static let maximumSize = 64 << 20

    private static func readFile(_ path: GoString) throws(Failure) -> [UInt8] {
        let name = (path.bytes + [0]).map { CChar(bitPattern: $0) }
        let descriptor = open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 { throw failure("read", path) }
            content += buffer[..<count]
            if count == 0 || content.count > maximumSize { return content }
        }
    }

    /// The error of a system call, as Go's `os` words it.
    private static func failure(_ operation: GoString, _ path: GoString) -> Failure {
        let reason = String(cString: strerror(errno))
        let lowercased = reason.prefix(1).lowercased() + reason.dropFirst()
        return Failure(message: operation + " " + path + ": " + GoString(lowercased))
    }
}
