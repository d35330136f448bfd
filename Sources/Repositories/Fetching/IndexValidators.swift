import GoTemplate
import HTTP

/// What a server says by which it knows again what it sent.
struct IndexValidators: Equatable {
    var entityTag = GoString()
    var lastModified = GoString()

    init() {}

    init(_ headers: Headers) {
        entityTag = headers["ETag"] ?? ""
        lastModified = headers["Last-Modified"] ?? ""
    }

    /// The fields of a request for what has changed since.
    var conditions: Headers {
        var headers = Headers()
        if !entityTag.isEmpty { headers.add("If-None-Match", entityTag) }
        if !lastModified.isEmpty { headers.add("If-Modified-Since", lastModified) }
        return headers
    }
}

/// What came of asking for an index.
enum IndexAnswer {
    case changed([UInt8], IndexValidators)
    /// It is the one that was kept.
    case unchanged
}
