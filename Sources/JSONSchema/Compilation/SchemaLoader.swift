import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gets the documents that a schema names by URL, or says why they cannot be had.
///
/// No file is read on behalf of a chart, and no connection opened here.
struct SchemaLoader {
    /// Nil where nothing comes from the network.
    let remote: (any RemoteSchemas)?

    struct Failure: GoError {
        let message: GoString
    }

    func load(_ text: GoString) throws(Failure) -> [UInt8] {
        let url = try Self.parse(text)
        switch url.scheme {
        case "file": throw Self.refuse(file: url.path)
        case "http", "https": return try fetch(text, url)
        default: throw Failure(message: "no URLLoader registered for " + Strconv.quote(url.description))
        }
    }

    private func fetch(_ text: GoString, _ url: GoURL) throws(Failure) -> [UInt8] {
        // Go looks for a host before it opens a connection.
        guard let remote, !url.host.isEmpty else {
            let reason: GoString =
                url.host.isEmpty ? "http: no Host in request URL" : "schemas are not fetched from the network"
            let get = "Get " + Strconv.quote(url.description) + ": " + reason
            throw Failure(message: RemoteSchemaFailure.request(text, get).message)
        }
        do { return try remote.document(at: text) } catch { throw Failure(message: error.message) }
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
