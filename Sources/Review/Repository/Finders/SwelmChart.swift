import Files
import GoTemplate

/// A chart as swelm's own files name it: a path from their folder, or a URL.
struct SwelmChart {
    let chart: DeclaredChart?

    init(_ name: GoString, in folder: GoString, _ index: RepositoryIndex) {
        let path = GoPath.join(folder, name)
        if index.tree.hasChart(path) {
            chart = .path(path)
        } else if name.hasPrefix("oci://") {
            let (address, version) = Self.parts(name)
            chart = .remote(ServedChart(name: GoPath.base(address), repository: address, version: version))
        } else {
            chart = nil
        }
    }

    /// `oci://HOST/CHART:VERSION` in two parts.
    private static func parts(_ name: GoString) -> (GoString, GoString) {
        guard let colon = name.lastIndex(of: ":" as GoString), let slash = name.lastIndex(of: "/" as GoString),
            colon > slash
        else {
            return (name, "")
        }
        return (name.prefix(colon), name.suffix(from: colon + 1))
    }

    /// `key=path` with the path from the root of the repository.
    static func rooted(_ expression: GoString, in folder: GoString) -> GoString {
        guard let (key, path) = expression.cut(at: "=" as GoString) else { return expression }
        return key + "=" + GoPath.join(folder, path)
    }
}
