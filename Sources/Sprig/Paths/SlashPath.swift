import GoTemplate

/// Go's `path`: slash-separated paths as text, without looking at any file.
enum SlashPath {
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    /// The last element, Go's `path.Base`; `.` for an empty path, `/` for slashes only.
    static func base(_ path: GoString) -> GoString {
        if path.isEmpty { return "." }
        guard let last = path.bytes.lastIndex(where: { $0 != slash }) else { return "/" }
        let name = path.bytes[...last]
        let start = name.lastIndex(of: slash).map { $0 + 1 } ?? 0
        return GoString(name[start...])
    }

    /// All but the last element, cleaned, Go's `path.Dir`.
    static func directory(_ path: GoString) -> GoString {
        let end = path.bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0
        return clean(GoString(path.bytes[..<end]))
    }

    /// From the last dot of the last element on, Go's `path.Ext`.
    static func fileExtension(_ path: GoString) -> GoString {
        guard let mark = path.bytes.lastIndex(where: { $0 == dot || $0 == slash }), path.bytes[mark] == dot else {
            return GoString()
        }
        return GoString(path.bytes[mark...])
    }

    static func isAbsolute(_ path: GoString) -> Bool { path.bytes.first == slash }

    /// The shortest equivalent path, Go's `path.Clean`: no empty elements, no `.`, no `..` that can be resolved.
    static func clean(_ path: GoString) -> GoString {
        let isRooted = isAbsolute(path)
        var kept: [ArraySlice<UInt8>] = []
        for element in path.bytes.split(separator: slash) where !element.elementsEqual([dot]) {
            if !element.elementsEqual([dot, dot]) {
                kept.append(element)
            } else if let last = kept.last, !last.elementsEqual([dot, dot]) {
                kept.removeLast()
            } else if !isRooted {
                kept.append(element)
            }
        }
        let result = (isRooted ? [slash] : []) + kept.joined(separator: [slash])
        return result.isEmpty ? "." : GoString(result)
    }
}
