import Failures
import GoTemplate

extension FileSystem {
    /// Whether a path, all its symbolic links followed, ends below a folder; both are absolute.
    package func leads(_ path: GoString, below folder: GoString) throws(HelmError) -> Bool {
        try resolvingLinks(path).hasPrefix(resolvingLinks(folder) + "/")
    }

    /// The path with all symbolic links followed, Go's `filepath.EvalSymlinks` of an absolute path.
    package func resolvingLinks(_ path: GoString) throws(HelmError) -> GoString {
        var pending = Array(Self.elements(of: path).reversed())
        var resolved: [GoString] = []
        var linksWalked = 0
        while let element = pending.popLast() {
            if element == ".." {
                _ = resolved.popLast()
                continue
            }
            let candidate = Self.path(resolved + [element])
            let kind = try linkStatus(of: candidate).kind
            guard kind == .symbolicLink else {
                if kind != .directory && !pending.isEmpty { throw HelmError("not a directory") }
                resolved.append(element)
                continue
            }
            linksWalked += 1
            if linksWalked > 255 { throw HelmError("EvalSymlinks: too many links") }
            let target = try readLink(candidate)
            if GoPath.isAbsolute(target) { resolved = [] }
            pending += Self.elements(of: target).reversed()
        }
        return Self.path(resolved)
    }

    private static func elements(of path: GoString) -> [GoString] {
        path.split(at: UInt8(ascii: "/")).filter { !$0.isEmpty && $0 != "." }
    }

    private static func path(_ elements: [GoString]) -> GoString { "/" + elements.joined(by: "/") }
}
