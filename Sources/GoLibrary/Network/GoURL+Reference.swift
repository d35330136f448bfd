import GoTemplate

extension GoURL {
    /// The absolute URL that a reference means in a document of this URL; mirrors `ResolveReference` (RFC 3986, 5.2).
    package func resolving(_ reference: GoURL) -> GoURL {
        var result = reference
        if !reference.isAbsolute { result.scheme = scheme }
        if reference.isAbsolute || !reference.host.isEmpty || reference.user != nil {
            result.setResolvedPath(reference.escapedPath, GoString())
            return result
        }
        if reference.path.isEmpty && !reference.forcesQuery && reference.rawQuery.isEmpty {
            result.rawQuery = rawQuery
            if reference.fragment.isEmpty {
                result.fragment = fragment
                result.rawFragment = rawFragment
            }
        }
        if reference.path.isEmpty && !opaque.isEmpty {
            result.opaque = opaque
            return result
        }
        result.host = host
        result.user = user
        result.setResolvedPath(escapedPath, reference.escapedPath)
        return result
    }

    /// The paths are encoded, so that they cannot fail to decode; Go ignores the error too.
    private mutating func setResolvedPath(_ base: GoString, _ reference: GoString) {
        try? setPath(Self.resolve(base.bytes[...], reference.bytes[...]))
    }

    /// Mirrors resolvePath: joins the paths and removes dot segments.
    private static func resolve(_ base: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        var full = Array(reference)
        if full.isEmpty {
            full = Array(base)
        } else if full[0] != slash {
            full = Array(base[..<(base.lastIndex(of: slash).map { $0 + 1 } ?? base.startIndex)]) + full
        }
        if full.isEmpty { return [] }
        let dot = Array(".".utf8)
        let dots = Array("..".utf8)
        // Segments that were dropped leave a slash behind, except at the start.
        var isFirst = true
        var result: [UInt8] = [slash]
        let segments = full.split(separator: slash, omittingEmptySubsequences: false)
        for segment in segments {
            if segment == dot[...] {
                isFirst = false
            } else if segment == dots[...] {
                let end = result.lastIndex(of: slash) ?? 0
                if end == 0 { isFirst = true }
                result = end == 0 ? [slash] : Array(result[..<end])
            } else {
                if !isFirst { result.append(slash) }
                result += segment
                isFirst = false
            }
        }
        if segments.last == dot[...] || segments.last == dots[...] { result.append(slash) }
        if result.count > 1 && result[1] == slash { result.removeFirst() }
        return result
    }
}
