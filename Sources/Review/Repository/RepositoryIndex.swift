import Charts
import Codecs
import Files
import GoTemplate

/// What is in the files of a tree, as far as it may declare releases.
final class RepositoryIndex {
    let tree: RepositoryTree
    let origins: RepositoryOrigins
    /// The documents of files that tools read, by file.
    private(set) var documents: [GoString: [RepositoryDocument]] = [:]
    /// Files that tools would read, and cannot be read as YAML.
    private(set) var unreadable = Declarations()
    /// The folders of charts.
    let charts: Set<GoString>

    /// - Parameter other: an index of the other side, whose documents are those of this one where files are the same.
    init(
        _ tree: RepositoryTree, _ origins: RepositoryOrigins, sharing other: RepositoryIndex? = nil,
        but changed: Set<GoString> = []
    ) throws {
        (self.tree, self.origins) = (tree, origins)
        charts = Set(tree.files.filter { GoPath.base($0) == "Chart.yaml" }.map { GoPath.directory($0) })
        let candidates = tree.files.filter(Self.isYAML)
        try tree.prepare(candidates)
        for file in candidates {
            if let other, !changed.contains(file), other.tree.hasFile(file) {
                documents[file] = other.documents[file]
                unreadable.unresolved += other.unreadable.unresolved.filter { $0.file == file }
            } else {
                try read(file)
            }
        }
    }

    private static func isYAML(_ file: GoString) -> Bool {
        [".yaml", ".yml", ".gotmpl"].contains(GoPath.fileExtension(file)) || GoPath.base(file) == "Kustomization"
    }

    private func read(_ file: GoString) throws {
        // A link that leads elsewhere is nobody's declaration.
        guard let text = try? tree.text(of: file), let purpose = FilePurpose(of: file, text) else { return }
        if let chart = chart(around: file) {
            if purpose.isDeclaration { unreadable.name("", in: file, "is a template or a part of the chart " + chart) }
            return
        }
        if purpose == .helmfile, text.contains(pair: UInt8(ascii: "{")) {
            return unreadable.name(
                "", in: file, "is a template of helmfile; `helmfile build` writes what it comes to")
        }
        do {
            documents[file] = try RepositoryDocument.documents(of: text, in: file)
        } catch {
            if purpose.isDeclaration { unreadable.name("", in: file, "cannot be read: " + error.goMessage) }
        }
    }

    /// The chart whose `templates`, `charts` or `crds` a file is in.
    private func chart(around file: GoString) -> GoString? {
        var folder = GoPath.directory(file)
        while folder != "." {
            let parent = GoPath.directory(folder)
            if ["templates", "charts", "crds"].contains(GoPath.base(folder)), charts.contains(parent) { return parent }
            folder = parent
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether a byte stands twice in a row.
    fileprivate func contains(pair byte: UInt8) -> Bool { zip(self, dropFirst()).contains { $0 == byte && $1 == byte } }
}
