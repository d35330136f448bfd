import Charts
import Codecs
import Failures
import Files
import GoTemplate

/// One thing that gives a declared release values.
enum DeclaredValues {
    /// A file, from the root of the repository, or a URL.
    case file(GoString, isOptional: Bool)
    case inPlace(ValuesInPlace)
    /// An expression as one of the `--set` flags takes it.
    case expression(ValuesEntry.Kind, GoString, file: GoString, line: Int)

    /// The file of the repository.
    var path: GoString? {
        switch self {
        case .file(let path, _): path.contains("://") ? nil : path
        case .inPlace: nil
        case .expression(.textFile, let text, _, _): text.cut(at: "=")?.after
        case .expression: nil
        }
    }

    /// The address of values that are on a server.
    var url: GoString? {
        guard case .file(let path, _) = self, path.contains("://") else { return nil }
        return path
    }

    var fingerprint: GoString {
        switch self {
        case .file(let path, let isOptional): GoString("file \(isOptional) ") + path
        case .inPlace(let values): GoString(values.content)
        case .expression(let kind, let text, _, _): GoString("set \(kind.rawValue) ") + text
        }
    }
}

/// Values that stand in a file with other things.
struct ValuesInPlace {
    /// As YAML.
    let content: [UInt8]
    /// Tells where a value stands; made only for releases that are rendered.
    let layer: () -> any ValuesLayer
}

extension DeclaredValues {
    /// A mapping of a document.
    ///
    /// - Parameter content: the mapping as it counts, which patches may have changed.
    static func mapping(_ content: Map, of document: RepositoryDocument, at path: ValuePath) -> DeclaredValues {
        let text = (try? JSON.encode(.map(content), escapesHTML: false)) ?? []
        return .inPlace(ValuesInPlace(content: text) { document.layer(at: path, otherwise: text) })
    }

    /// A text that holds YAML itself, such as a block scalar.
    static func text(_ text: GoString, of document: RepositoryDocument, at path: ValuePath) -> DeclaredValues {
        .inPlace(
            ValuesInPlace(content: text.bytes) {
                ExpressionLayer(
                    place: ValuePlace(source: .file(document.file), line: document.line(of: path)),
                    values: (try? ValuesFile.decode(text.bytes)) ?? Map())
            })
    }
}

extension UserValues {
    /// The values of a declared release.
    ///
    /// - Parameter read: gives a file of the repository, from its root; nil where there is none.
    /// - Throws: `HelmError` for a file that is missing or cannot be read.
    convenience init(
        _ declared: [DeclaredValues], reading read: @escaping (GoString) throws(HelmError) -> [UInt8]?
    ) throws(HelmError) {
        var entries = DeclaredEntries()
        for values in declared {
            // What may be missing is not looked for again.
            if case .file(let path, isOptional: true) = values, try read(path) == nil { continue }
            entries.add(values)
        }
        let texts = entries.texts
        let files = ValuesFiles { path throws(HelmError) in
            if let text = texts[path] { return text }
            if let text = try read(path) { return text }
            throw HelmError("open " + path + ": no such file or directory")
        }
        try self.init(entries.all, files: files)
    }
}

/// Declared values as the entries of a command line: what stands in place is a file of a name that no file has.
private struct DeclaredEntries {
    private(set) var all: [ValuesEntry] = []
    private(set) var texts: [GoString: [UInt8]] = [:]

    mutating func add(_ values: DeclaredValues) {
        switch values {
        case .file(let path, _): all.append(ValuesEntry(.file, path, source: .file(path.withoutUser)))
        case .inPlace(let values): add(values)
        case .expression(let kind, let text, let file, let line):
            all.append(ValuesEntry(kind, text, source: .file(file), line: line))
        }
    }

    private mutating func add(_ values: ValuesInPlace) {
        let name = GoString("\u{0}\(all.count)")
        texts[name] = values.content
        var entry = ValuesEntry(.file, name, source: .file(name))
        entry.layer = values.layer()
        all.append(entry)
    }
}
