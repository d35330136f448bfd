import Charts
import Diffing
import Failures
import Files
import GoTemplate

/// Reads rendered manifests: a text, a file, or all YAML files of a folder.
enum ManifestText {
    /// The documents of a text in its order.
    ///
    /// A comment `# Source: PATH`, as Helm writes it, tells the template; else `name` stands for it.
    static func documents(of text: [UInt8], named name: GoString) -> [DiffDocument] {
        let documents = DiffDocument.documents(
            inStream: GoString(ByteOrderMark.removed(from: text)), file: name)
        var (marked, folder): ([DiffDocument], GoString?) = ([], nil)
        for document in documents {
            // Helm prints a file of `crds/` as it is, with one comment above all of its documents.
            if document.hasSourceComment { folder = document.isChartCRD ? document.source : nil }
            marked.append(folder.map(document.asChartCRD) ?? document)
        }
        return marked
    }

    /// The documents of a file, or of the files of a folder in byte order of their paths.
    static func documents(at path: GoString, fileSystem: FileSystem) throws(HelmError) -> [DiffDocument] {
        guard try fileSystem.status(of: path).kind == .directory else {
            return try documents(of: fileSystem.read(path), named: path)
        }
        let files = try files(below: path, depth: 0, fileSystem)
        guard !files.isEmpty else {
            throw HelmError(path + " holds neither a chart nor a file that ends in .yaml, .yml or .json")
        }
        var documents: [DiffDocument] = []
        for file in files { documents += try self.documents(of: fileSystem.read(file), named: file) }
        return documents
    }

    private static let maximumDepth = 64

    private static func files(
        below folder: GoString, depth: Int, _ fileSystem: FileSystem
    ) throws(HelmError) -> [GoString] {
        guard depth < maximumDepth else { throw HelmError("the folders below " + folder + " are nested too deeply") }
        var files: [GoString] = []
        for entry in try fileSystem.entries(in: folder) where !entry.name.hasPrefix(".") {
            let path = GoPath.join(folder, entry.name)
            if entry.isDirectory {
                files += try self.files(below: path, depth: depth + 1, fileSystem)
            } else if [".yaml", ".yml", ".json"].contains(GoPath.fileExtension(path)) {
                files.append(path)
            }
        }
        return files
    }
}

extension DiffDocument {
    /// The document as one of a file of a `crds/` folder.
    func asChartCRD(of path: GoString) -> DiffDocument {
        DiffDocument(content: content, source: path, line: line, isChartCRD: true)
    }

    fileprivate var hasSourceComment: Bool { content.trimmingSpace.hasPrefix("# Source: ") }
}
