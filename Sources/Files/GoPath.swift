import GoTemplate

/// Go's `path` on slash-separated names, which on Linux is also `path/filepath`.
package enum GoPath {
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    /// The last element, Go's `path.Base`: `.` for an empty path, `/` for slashes only.
    package static func base(_ path: GoString) -> GoString {
        if path.isEmpty { return "." }
        guard let last = path.bytes.lastIndex(where: { $0 != slash }) else { return "/" }
        let start = path.bytes[...last].lastIndex(of: slash).map { $0 + 1 } ?? 0
        return GoString(path.bytes[start...last])
    }

    /// The suffix from the last dot of the last element on, Go's `path.Ext`.
    package static func fileExtension(_ path: GoString) -> GoString {
        for index in path.bytes.indices.reversed() {
            if path.bytes[index] == slash { break }
            if path.bytes[index] == dot { return GoString(path.bytes[index...]) }
        }
        return GoString()
    }

    /// All but the last element, Go's `path.Dir`.
    package static func directory(_ path: GoString) -> GoString {
        let end = path.bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0
        return clean(GoString(path.bytes[..<end]))
    }

    package static func isAbsolute(_ path: GoString) -> Bool { path.bytes.first == slash }

    /// Two paths with a slash between, cleaned; an empty one is left out (`path.Join`).
    package static func join(_ left: GoString, _ right: GoString) -> GoString {
        if left.isEmpty { return right.isEmpty ? GoString() : clean(right) }
        return clean(right.isEmpty ? left : left + "/" + right)
    }

    /// The shortest path of the same meaning by text alone, Go's `path.Clean`.
    package static func clean(_ path: GoString) -> GoString {
        let rooted = isAbsolute(path)
        var kept: [ArraySlice<UInt8>] = []
        for element in path.bytes.split(separator: slash) {
            if element.elementsEqual([dot]) { continue }
            guard element.elementsEqual([dot, dot]) else {
                kept.append(element)
                continue
            }
            if let last = kept.last, !last.elementsEqual([dot, dot]) {
                kept.removeLast()
            } else if !rooted {
                kept.append(element)
            }
        }
        var cleaned = rooted ? [slash] : []
        for (index, element) in kept.enumerated() {
            if index > 0 { cleaned.append(slash) }
            cleaned += element
        }
        return cleaned.isEmpty ? "." : GoString(cleaned)
    }
}
