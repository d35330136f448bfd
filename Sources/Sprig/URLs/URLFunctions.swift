import GoLibrary
import GoTemplate

/// Sprig's functions on URLs; whatever goes wrong panics.
enum URLFunctions {
    static let functions: [Function] = [
        Function("urlParse", [.string]) { arguments in
            .map(parts(of: try parse(arguments.string(0), subject: "url")))
        },
        Function("urlJoin", [.anyMap]) { .string(try url(from: $0.map(0)).description) },
    ]

    /// Mirrors Sprig url.go urlParse.
    private static func parts(of url: GoURL) -> Map {
        Map([
            ("scheme", .string(url.scheme)),
            ("host", .string(url.host)),
            ("hostname", .string(url.hostname)),
            ("path", .string(url.path)),
            ("query", .string(url.rawQuery)),
            ("opaque", .string(url.opaque)),
            ("fragment", .string(url.fragment)),
            ("userinfo", .string(url.user?.description ?? GoString())),
        ])
    }

    /// Mirrors Sprig url.go urlJoin; `hostname` is not looked at.
    private static func url(from parts: Map) throws(FunctionError) -> GoURL {
        var url = GoURL()
        url.scheme = try text("scheme", in: parts)
        url.host = try text("host", in: parts)
        url.path = try text("path", in: parts)
        url.rawQuery = try text("query", in: parts)
        url.opaque = try text("opaque", in: parts)
        url.fragment = try text("fragment", in: parts)
        let userinfo = try text("userinfo", in: parts)
        if !userinfo.isEmpty {
            url.user = try parse("proto://" + userinfo + "@host", subject: "userinfo in dict").user
        }
        return url
    }

    private static func parse(_ text: GoString, subject: String) throws(FunctionError) -> GoURL {
        do {
            return try GoURL(parsing: text)
        } catch {
            throw FunctionError(GoString("unable to parse \(subject): ") + error.message)
        }
    }

    /// The text under a key, empty if there is none.
    ///
    /// Mirrors Sprig url.go dictGetOrEmpty.
    private static func text(_ key: GoString, in parts: Map) throws(FunctionError) -> GoString {
        guard let value = parts[key] else { return GoString() }
        if case .string(let text) = value { return text }
        guard let type = value.type else {
            throw FunctionError("runtime error: invalid memory address or nil pointer dereference")
        }
        if type.kind == .string, case .host(let object) = value, case .string(let text)? = object.content.underlying {
            return text
        }
        throw FunctionError(
            "unable to parse \(key.text) key, must be of type string, but \(type.kind.rawValue) found")
    }
}
