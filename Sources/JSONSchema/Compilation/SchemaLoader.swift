import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Says why documents that a schema names by URL cannot be had.
///
/// Neither files nor the network are read on behalf of a chart.
enum SchemaLoader {
    struct Failure: GoError {
        let message: GoString
    }

    static func load(_ text: GoString) throws(Failure) -> [UInt8] {
        let url = try parse(text)
        switch url.scheme {
        case "file": throw refuse(file: url.path)
        case "http", "https":
            // Go looks for a host before it opens a connection.
            let reason: GoString =
                url.host.isEmpty ? "http: no Host in request URL" : "schemas are not fetched from the network"
            let get = "Get " + Strconv.quote(url.description) + ": " + reason
            throw Failure(message: "HTTP request failed for " + text + ": " + get)
        default: throw Failure(message: "no URLLoader registered for " + Strconv.quote(url.description))
        }
    }

    private static func parse(_ text: GoString) throws(Failure) -> GoURL {
        do { return try GoURL(parsing: text) } catch { throw Failure(message: error.message) }
    }

    /// A chart could learn what is in files it has no business with, so none is opened; Helm reads them.
    ///
    /// Gives Helm's text for files that Helm could not read either.
    private static func refuse(file path: GoString) -> Failure {
        let name = (path.bytes + [0]).map { CChar(bitPattern: $0) }
        var status = stat()
        guard stat(name, &status) == 0 else { return failure("open", path) }
        if status.st_mode & S_IFMT == S_IFDIR { return Failure(message: "read " + path + ": is a directory") }
        return Failure(message: "schemas may not refer to other files")
    }

    /// The error of a system call, as Go's `os` words it.
    private static func failure(_ operation: GoString, _ path: GoString) -> Failure {
        let reason = String(cString: strerror(errno))
        let lowercased = reason.prefix(1).lowercased() + reason.dropFirst()
        return Failure(message: operation + " " + path + ": " + GoString(lowercased))
    }
}
