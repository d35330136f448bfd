import Files
import GoTemplate

/// Finds the releases of files that `swelm template --batch` takes.
struct BatchFinder {
    private let index: RepositoryIndex
    private static let lists: [(key: GoString, kind: ValuesEntry.Kind)] = [
        ("setJSON", .json), ("set", .typed), ("setString", .string), ("setFile", .textFile), ("setLiteral", .literal),
    ]
    private static let keys = Set<GoString>(["name", "namespace", "chart", "output", "values"] + lists.map(\.key))

    init(_ index: RepositoryIndex) { self.index = index }

    func declarations() -> Declarations {
        var found = Declarations()
        for (_, documents) in index.documents.sorted(by: { $0.key < $1.key }) {
            guard documents.count == 1, let document = documents.first, Self.isBatch(document) else { continue }
            guard case .list(let list) = document.content else { continue }
            for (number, element) in list.elements.enumerated() {
                if case .map(let fields) = element { add(fields, number, of: document, to: &found) }
            }
        }
        return found
    }

    /// A list of mappings, each with a name and a chart and nothing that a batch does not know.
    private static func isBatch(_ document: RepositoryDocument) -> Bool {
        guard case .list(let list) = document.content, list.count > 0 else { return false }
        return list.elements.allSatisfy { element in
            guard case .map(let fields) = element else { return false }
            return fields.text(of: "name") != nil && fields.text(of: "chart") != nil
                && fields.keys.allSatisfy(keys.contains)
        }
    }

    private func add(_ fields: Map, _ number: Int, of document: RepositoryDocument, to found: inout Declarations) {
        let folder = GoPath.directory(document.file)
        let name = fields.text(of: "name") ?? ""
        let line = document.line(of: ValuePath([.index(number)]))
        guard let chart = SwelmChart(fields.text(of: "chart") ?? "", in: folder, index).chart else {
            let reason: GoString = "there is no chart " + (fields.text(of: "chart") ?? "") + " in this repository"
            return found.name("release " + name, in: document.file, line: line, reason)
        }
        var release = DeclaredRelease(
            tool: .batch, file: document.file, line: line, label: name, name: name,
            namespace: fields.text(of: "namespace") ?? "default", chart: chart)
        release.values = Self.texts(of: fields, "values").map {
            .file($0.contains("://") ? $0 : GoPath.join(folder, $0), isOptional: false)
        }
        for (key, kind) in Self.lists {
            release.values += Self.texts(of: fields, key).map { text in
                .expression(
                    kind, kind == .textFile ? SwelmChart.rooted(text, in: folder) : text, file: document.file,
                    line: line)
            }
        }
        found.releases.append(release)
    }

    private static func texts(of fields: Map, _ key: GoString) -> [GoString] {
        fields.text(of: key).map { [$0] } ?? fields.texts(of: key)
    }
}
