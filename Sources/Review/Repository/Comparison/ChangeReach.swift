import Codecs
import Files
import GoTemplate

/// Which releases a change of files can touch.
struct ChangeReach {
    private let changed: Set<GoString>
    /// All folders that hold something changed.
    private let folders: Set<GoString>
    private let index: RepositoryIndex
    private static let maximumDepth = 32

    init(_ changed: Set<GoString>, _ index: RepositoryIndex) {
        (self.changed, self.index) = (changed, index)
        var folders: Set<GoString> = []
        for file in changed {
            var folder = GoPath.directory(file)
            while folders.insert(folder).inserted { folder = GoPath.directory(folder) }
        }
        self.folders = folders
    }

    func touches(_ release: DeclaredRelease) -> Bool {
        release.files.contains { changed.contains(GoPath.clean($0)) } || touches(release.chart)
            || release.defaults.contains { changed.contains(GoPath.clean($0)) }
    }

    func touches(_ chart: DeclaredChart) -> Bool {
        guard case .path(let path) = chart else { return false }
        return folderChain(of: path).contains { folders.contains($0) || changed.contains($0) }
    }

    /// A chart and the folders that it takes its dependencies from.
    func folderChain(of chart: GoString) -> Set<GoString> {
        var chain: Set<GoString> = []
        add(GoPath.clean(chart), to: &chain, depth: 0)
        return chain
    }

    private func add(_ chart: GoString, to chain: inout Set<GoString>, depth: Int) {
        guard depth < Self.maximumDepth, chain.insert(chart).inserted else { return }
        for folder in dependencies(of: chart) { add(GoPath.join(chart, folder), to: &chain, depth: depth + 1) }
    }

    /// The folders that a chart's `file://` dependencies name.
    private func dependencies(of chart: GoString) -> [GoString] {
        guard let text = try? index.tree.text(of: GoPath.join(chart, "Chart.yaml")),
            GoString(text).contains("file://"), case .map(let map)? = try? YAML.decode(text)
        else { return [] }
        return map.maps(of: "dependencies").compactMap { dependency in
            guard let address = dependency.text(of: "repository"), address.hasPrefix("file://") else { return nil }
            return address.suffix(from: 7)
        }
    }
}
