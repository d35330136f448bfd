import GoTemplate

/// What the path of a template file says of it.
package enum TemplatePath {
    /// Whether the file's name begins with an underscore: such files are only included from others.
    package static func isPartial(_ path: GoString) -> Bool {
        let name = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return path.bytes[name...].first == UInt8(ascii: "_")
    }
}
